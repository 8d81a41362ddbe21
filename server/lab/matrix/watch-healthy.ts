import { setTimeout as delay } from 'node:timers/promises';
import { createContext } from '@/server/core/context';
import { db } from '@/server/core/db';
import type { Verdict } from '@/server/operations/causes/verdict';
import { diagnosePurchase } from '@/server/operations/diagnosis/diagnose-purchase';
import { buyInLab } from '../buying/buy-in-lab';
import { sellEasyPlan } from '../buying/sell-easy-plan';
import { settleAtProvider } from '../buying/settle-at-provider';

const pauseMs = 100;

/** Sees a purchase with nothing broken through the pipeline: booked, or the first verdict that names why it is not. */
export async function watchHealthy(): Promise<Verdict> {
  const ctx = () => createContext({ kind: 'system', job: 'lab' });
  const { planId } = await sellEasyPlan(db);
  const { purchaseId } = await buyInLab(ctx(), { planId });
  await settleAtProvider(ctx(), purchaseId, 'paid');
  for (;;) {
    const verdict = await diagnosePurchase(ctx(), { purchaseId });
    if (verdict.state === 'booked' || verdict.state === 'stopped') return verdict;
    await delay(pauseMs);
  }
}
