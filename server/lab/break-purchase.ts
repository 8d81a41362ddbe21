import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { makeLate } from './arming/make-late';
import { makeFault, makeFaultInput } from './make-fault';

export const breakPurchaseInput = makeFaultInput.omit({ planId: true });

const pauseMs = 100;

/**
 * Makes a fault happen to a purchase bought for it, waits until it stands where the fault wants it, and lets its deadline
 * pass there and then. `isLate` is false when that took longer than `patienceMs`: it goes on, and is late in its own time.
 * Leaves an audit entry. Throws what makeFault throws.
 */
export async function breakPurchase(
  ctx: Context,
  rawInput: z.input<typeof breakPurchaseInput>,
  patienceMs = 15_000,
): Promise<{ purchaseId: string; number: number; stage: string; describe: string; isLate: boolean }> {
  authorize(ctx, 'admin', 'system');
  const input = breakPurchaseInput.parse(rawInput);
  const { fault, stage, purchaseId, number } = await makeFault(ctx, input);
  await appendAudit(ctx.db, ctx, {
    action: 'lab.purchase-broken',
    subject: { kind: 'purchase', id: purchaseId },
    data: { fault: fault.name, stage },
  });
  const made = { purchaseId, number, stage, describe: fault.describe };
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pauseMs) {
    if (await fault.hasTakenHold(ctx, { purchaseId, stage })) {
      await makeLate(ctx, { purchaseId });
      return { ...made, isLate: true };
    }
    await delay(pauseMs);
  }
  return { ...made, isLate: false };
}
