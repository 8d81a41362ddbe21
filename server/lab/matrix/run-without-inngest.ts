import { setTimeout as delay } from 'node:timers/promises';
import { type Context, createContext } from '@/server/core/context';
import { db } from '@/server/core/db';
import { applyRemedy } from '@/server/operations/applying/apply-remedy';
import { diagnosePurchase } from '@/server/operations/diagnosis/diagnose-purchase';
import { makeLate } from '../arming/make-late';
import { buyInLab } from '../buying/buy-in-lab';
import { sellEasyPlan } from '../buying/sell-easy-plan';
import { settleAtProvider } from '../buying/settle-at-provider';
import { nameOf } from './name-of';

const pauseMs = 20;
const admin = (): Context =>
  createContext({ kind: 'staff', userId: 'lab-admin', name: 'Lab', role: 'ADMIN' });

/** The expected verdicts, in order, without Inngest: each stage stops for the same reason and is then run in this app. */
export const namesWithoutInngest = [
  'EVENT_NOT_PUBLISHED at create',
  'EVENT_NOT_PUBLISHED at allocate',
  'EVENT_NOT_PUBLISHED at schedule',
  'booked',
];

/**
 * Sees a purchase through while Inngest is stopped, each stage by its remedy. Returns what was named before each one and in
 * the end. `onceLate` is called when the purchase is late for the first time.
 */
export async function runWithoutInngest(
  onceLate: (purchaseId: string) => Promise<void> = async () => undefined,
): Promise<string[]> {
  const { planId } = await sellEasyPlan(db);
  const { purchaseId } = await buyInLab(admin(), { planId });
  await settleAtProvider(admin(), purchaseId, 'paid');
  const lastError = () => db.outboxEvent.findFirst({ where: { purchaseId }, select: { lastError: true } });
  while (!(await lastError())?.lastError) await delay(pauseMs);
  await makeLate(admin(), { purchaseId });
  await onceLate(purchaseId);

  const named: string[] = [];
  for (let stages = 0; stages < 3; stages++) {
    await makeLate(admin(), { purchaseId });
    named.push(nameOf(await diagnosePurchase(admin(), { purchaseId })));
    await applyRemedy(admin(), { purchaseId, kind: 'run-now', reason: 'Inngest is away' });
  }
  return [...named, nameOf(await diagnosePurchase(admin(), { purchaseId }))];
}
