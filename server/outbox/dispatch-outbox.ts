import { type Context, createContext } from '@/server/context';
import { inngest } from '@/server/pipeline/client';
import { type ClaimedEvent, claimEvents, maxBatch } from './claim-events';
import { markPublished } from './mark-published';
import { recordPublishFailure } from './record-publish-failure';

/**
 * Publishes what waits in the outbox: the only place in Caravan that calls `inngest.send`. The outbox row's id is the
 * event id, so sending twice after a crash starts one run. Never throws because Inngest is away: the rows stay, the
 * failure is recorded, and the sweep tries again.
 *
 * Returns how many events Inngest accepted.
 */
export async function dispatchOutbox(
  ctx: Context = createContext({ kind: 'system', job: 'dispatch-outbox' }),
): Promise<{ published: number }> {
  let published = 0;
  for (;;) {
    const events = await claimEvents(ctx.db);
    if (events.length === 0) return { published };
    if (!(await publish(ctx, events))) return { published };
    published += events.length;
    if (events.length < maxBatch) return { published };
  }
}

async function publish(ctx: Context, events: ClaimedEvent[]): Promise<boolean> {
  let ids: string[];
  try {
    const answer = await inngest.send(
      events.map((event) => ({ id: event.id, name: event.name, data: event.payload })),
    );
    ids = answer.ids;
  } catch (error) {
    await recordPublishFailure(ctx, events, error instanceof Error ? error.message : String(error));
    return false;
  }
  await markPublished(
    ctx,
    events.map((event, index) => ({ ...event, inngestEventId: ids[index] ?? null })),
  );
  return true;
}
