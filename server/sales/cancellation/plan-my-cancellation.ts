import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { NotFoundError } from '@/server/core/errors';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { loadReturnable, type Returnable } from '../returning/load-returnable';
import { type ReturnPlan, returnPlan } from '../returning/return-plan';
import { type CancellationPolicy, type PolicyRefund, refundByPolicy } from './refund-by-policy';

export type MyCancellation = {
  purchase: Returnable;
  plan: ReturnPlan;
  policy: CancellationPolicy;
  byPolicy: PolicyRefund;
};

/** The end of the actor's own purchase by the school's policy, as things are now. What went back before is not paid twice. */
export async function planMyCancellation(
  tx: Tx,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  purchaseId: string,
): Promise<MyCancellation> {
  const purchase = await loadReturnable(tx, { purchaseId, now });
  if (!('userId' in actor) || purchase.studentId !== actor.userId)
    throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  const { fullRefundHours, sessionNoticeHours } = await getSchoolSettings({ db: tx });
  const policy = { fullRefundHours, sessionNoticeHours };
  const { price, sessionCount, startsAt, left } = purchase;
  const byPolicy = refundByPolicy({ price, sessionCount, startsAt, policy, now });
  const plan = returnPlan(purchase, { amount: Math.min(left, byPolicy.amount), ends: true });
  return { purchase, plan, policy, byPolicy };
}
