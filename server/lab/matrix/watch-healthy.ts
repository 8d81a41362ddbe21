import { setTimeout as delay } from 'node:timers/promises';
import { createContext } from '@/server/context';
import { db } from '@/server/db';
import { diagnosePurchase } from '@/server/diagnosis/diagnose-purchase';
import type { Verdict } from '@/server/diagnosis/verdict';
import { buyInLab } from '../buy-in-lab';
import { settleAtProvider } from '../settle-at-provider';
import { sellEasyPlan } from './sell-easy-plan';

const pauseMs = 100;

/** Sees a purchase with nothing broken through to the end: fulfilled, or the first verdict that names why it is not. */
export async function watchHealthy(): Promise<Verdict> {
  const ctx = () => createContext({ kind: 'system', job: 'lab' });
  const { planId } = await sellEasyPlan(db);
  const { purchaseId } = await buyInLab(ctx(), { planId });
  await settleAtProvider(ctx(), purchaseId, 'paid');
  for (;;) {
    const verdict = await diagnosePurchase(ctx(), { purchaseId });
    if (verdict.state === 'fulfilled' || verdict.state === 'stopped') return verdict;
    await delay(pauseMs);
  }
}
