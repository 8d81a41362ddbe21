import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { setBookedDeadlines } from '@/server/purchases/set-booked-deadlines';

const longAgoMs = 90_000;

export const makeLateInput = z.object({ purchaseId: id });

/**
 * Shortens the deadline of the stage that a purchase waits for to this instant, so that nobody has to wait for it to pass.
 * A stage without one, before and after the pipeline, has what it waits for made older: the payment as its provider knows
 * it, the booking that student and trainer are notified of. Nothing else changes.
 */
export async function makeLate(ctx: Context, rawInput: z.input<typeof makeLateInput>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const input = makeLateInput.parse(rawInput);
  const longAgo = new Date(Date.now() - longAgoMs);
  await ctx.db.purchase.updateMany({
    where: { id: input.purchaseId, stageDueAt: { not: null } },
    data: { stageDueAt: new Date() },
  });
  await ctx.db.testGatewayCheckout.updateMany({
    where: { reference: input.purchaseId, status: 'PAID' },
    data: { settledAt: longAgo },
  });
  await ctx.db.purchase.updateMany({
    where: { id: input.purchaseId, status: 'SCHEDULED' },
    data: { bookedAt: longAgo },
  });
  await setBookedDeadlines(ctx.db, ctx, input);
  await ctx.db.outboxEvent.updateMany({
    where: { purchaseId: input.purchaseId, name: 'sessions/scheduled', publishedAt: null },
    data: { createdAt: longAgo },
  });
}
