import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { listTrainersWithRoom } from '@/server/fulfillment/choosing/list-trainers-with-room';
import type { WaitCursor } from '@/server/fulfillment/waiting/load-waiting';
import { wakeWaiting } from '@/server/fulfillment/waiting/wake-waiting';

/**
 * Resumes lost wake-ups without Inngest: retries waiting purchases that a trainer has room for now, exactly as a change
 * of capacity does. Nothing happens while nobody waits. Returns how many were woken.
 */
export async function resumeWaiting(ctx: Context): Promise<{ woken: number }> {
  authorize(ctx, 'system');
  if ((await ctx.db.allocationWait.count({ take: 1 })) === 0) return { woken: 0 };
  let count = 0;
  for (const trainerId of await listTrainersWithRoom(ctx)) {
    try {
      for (let after: WaitCursor | null | undefined; after !== null; ) {
        const { woken, next } = await wakeWaiting(ctx, { trainerId, cause: 'time', after });
        count += woken.length;
        after = next;
      }
    } catch (error) {
      log.error({ err: error, trainerId }, 'purchases that wait for a trainer could not be woken');
    }
  }
  return { woken: count };
}
