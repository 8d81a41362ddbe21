import { z } from 'zod';
import { DisputeStatus } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { newId } from '@/server/core/ids/new-id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry, type NewEntry } from '@/server/process/timeline/append-entry';
import { lockPayment } from '../payments/lock-payment';
import type { ConfirmOutcome } from '../payments/reported-payment';
import { settlePayment } from '../payments/settle-payment';
import { movesDispute } from './moves-dispute';

const providerDispute = z.object({
  providerRef: z.string(),
  status: z.enum(DisputeStatus),
  amount: z.number().int().positive(),
  currency: z.string(),
  reason: z.string(),
  openedAt: z.date(),
  evidenceDueAt: z.date().nullable(),
});
type Reported = z.output<typeof providerDispute>;

export const recordDisputeInput = z.object({ paymentId: id, dispute: providerDispute });

/**
 * Records the provider's state of a dispute, from an event or from asking. The state only moves forward, so reports may come
 * in any order and more than once. Each state gets a timeline entry. A lost dispute is money that went back: see settlePayment.
 */
export async function recordDispute(
  ctx: Context,
  rawInput: z.input<typeof recordDisputeInput>,
): Promise<ConfirmOutcome> {
  authorize(ctx, 'webhook', 'staff', 'system');
  const { paymentId, dispute } = recordDisputeInput.parse(rawInput);
  return inTransaction(ctx, async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    const { provider } = payment;
    const { providerRef, status, amount, currency, reason, openedAt } = dispute;
    const known = await tx.dispute.findUnique({
      where: { provider_providerRef: { provider, providerRef } },
      select: { id: true, status: true },
    });
    if (known && known.status !== status && !movesDispute(known.status, status))
      return { outcome: 'IGNORED', reason: `The dispute is ${known.status} already.` };
    const isOver = status === 'WON' || status === 'LOST';
    const state = {
      status,
      amount,
      evidenceDueAt: isOver ? null : dispute.evidenceDueAt,
      closedAt: isOver ? ctx.now : null,
    };
    if (known?.status === status) {
      // Evidence may be due at another time, and another amount be disputed.
      if (!isOver) await tx.dispute.update({ where: { id: known.id }, data: state, select: { id: true } });
      return { outcome: 'IGNORED', reason: `The dispute was recorded as ${status} before.` };
    }
    const disputeId = known?.id ?? newId();
    await tx.dispute.upsert({
      where: { id: disputeId },
      update: state,
      create: { id: disputeId, paymentId, provider, providerRef, currency, reason, openedAt, ...state },
      select: { id: true },
    });
    await appendEntry(tx, ctx, payment.purchaseId, disputeEntry(provider, disputeId, dispute));
    await settlePayment(tx, ctx, payment, `The dispute was lost: ${reason}.`);
    return { outcome: 'APPLIED', reason: null };
  });
}

function disputeEntry(provider: string, disputeId: string, dispute: Reported): NewEntry {
  const { providerRef, status, amount, currency, reason, evidenceDueAt } = dispute;
  const data = { disputeId, provider, providerRef, amount, currency, reason };
  switch (status) {
    case 'INQUIRY':
      return { kind: 'dispute.inquired', data };
    case 'OPEN':
      return {
        kind: 'dispute.opened',
        data: { ...data, evidenceDueAt: evidenceDueAt?.toISOString() ?? null },
      };
    case 'WON':
      return { kind: 'dispute.won', data };
    case 'LOST':
      return { kind: 'dispute.lost', data };
  }
}
