import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { lastReached } from '@/server/operations/evidence/last-reached';
import { fetchRegistration } from '@/server/process/deployment/fetch-registration';
import { fetchEventRuns } from '@/server/process/inngest/fetch-event-runs';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { repeatEvent } from '@/server/process/outbox/repeat-event';
import { contract } from '@/server/process/stages/contract';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { findUnansweredEvents, type UnansweredEvent } from './find-unanswered-events';
import { isEventLost } from './is-event-lost';

/**
 * Repeats what Inngest lost of the events beside the stages (see findUnansweredEvents), without a person: what a verdict
 * heals for a stage, which no late purchase asks for here. Only when the consumer is registered and Inngest says that
 * nothing comes of it any more. Three times at most; the consumers do their work once, however often they are asked.
 */
export async function replayLostEvents(ctx: Context): Promise<{ replayed: number }> {
  authorize(ctx, 'system');
  const unanswered = await findUnansweredEvents(ctx);
  if (unanswered.length === 0) return { replayed: 0 };
  const [registration, reachedAt] = await Promise.all([fetchRegistration(), lastReached(ctx)]);
  if (!registration.ok) return { replayed: 0 };
  const { registered, functionOf } = registration;
  let replayed = 0;
  for (const event of unanswered) {
    const consumers = contract.consumersOf.get(event.name) ?? [];
    if (!consumers.every((id) => registered.includes(id))) continue;
    const answer = await fetchEventRuns(event.inngestEventId);
    if (!answer.ok) continue;
    // A run whose function has no name here cannot be ruled out, so it counts.
    const runs = answer.runs.filter(({ functionId }) =>
      consumers.includes(functionOf[functionId] ?? consumers[0] ?? ''),
    );
    const { publishedAt } = event;
    if (!isEventLost(runs, { publishedAt, reachedAt, now: ctx.now })) continue;
    if (await repeat(ctx, event)) replayed++;
  }
  return { replayed };
}

/** Repeats it, unless another replica was faster. */
function repeat(ctx: Context, event: UnansweredEvent): Promise<boolean> {
  const { id, name, purchaseId } = event;
  return inTransaction(ctx, async (tx) => {
    if (!(await repeatEvent(tx, id))) return false;
    log.warn({ eventId: id, event: name }, 'Inngest lost an event, which is repeated');
    if (purchaseId) {
      await appendEntry(tx, ctx, purchaseId, { kind: 'event.repeated', data: { eventId: id, name } });
    }
    return true;
  });
}
