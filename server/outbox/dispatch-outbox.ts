import { setTimeout as delay } from 'node:timers/promises';
import { type Context, createContext } from '@/server/context';
import type { Db } from '@/server/db';
import { describeError } from '@/server/describe-error';
import { env } from '@/server/env';
import { partUnderFaults } from '@/server/lab/part-under-faults';
import { inngest, unreachableInngest } from '@/server/pipeline/client';
import { type ClaimedEvent, claimEvents, maxBatch } from './claim-events';
import { markPublished } from './mark-published';
import { recordPublishFailure } from './record-publish-failure';

type Round = { published: number };

// In one process, one round at a time: who asks during a round shares the next with all others who do, and one request to
// Inngest carries all their events. `waiting` has not begun, and so sees what was committed before it was asked for.
const waiting = new WeakMap<Db, Promise<Round>>();
const latest = new WeakMap<Db, Promise<Round>>();
const patienceMs = 2000;

/**
 * Publishes what waits in the outbox: the only place in Caravan that calls `inngest.send`. The outbox row's id is the
 * event id, so sending twice after a crash starts one run. Never throws because Inngest is away: the rows stay, the
 * failure is recorded, and the sweep tries again.
 *
 * Returns how many events Inngest accepted in this round, for whoever asked.
 */
export function dispatchOutbox(
  ctx: Context = createContext({ kind: 'system', job: 'dispatch-outbox' }),
): Promise<Round> {
  const queued = waiting.get(ctx.db);
  if (queued) return queued;
  const before = latest.get(ctx.db);
  const round = (before ? endOf(before) : Promise.resolve()).then(() => {
    waiting.delete(ctx.db);
    return drain(ctx);
  });
  waiting.set(ctx.db, round);
  latest.set(ctx.db, round);
  return round;
}

/** When a round has ended, however, or has taken so long that others shall not wait for it. */
async function endOf(round: Promise<Round>): Promise<void> {
  const abort = new AbortController();
  const patience = delay(patienceMs, undefined, { signal: abort.signal, ref: false });
  await Promise.race([round, patience]).catch(() => undefined);
  abort.abort();
}

async function drain(ctx: Context): Promise<Round> {
  let published = 0;
  for (;;) {
    const events = await claimEvents(ctx.db);
    if (events.length === 0) return { published };
    if (!(await publish(ctx, events))) return { published };
    published += events.length;
    if (events.length < maxBatch) return { published };
  }
}

type Publisher = Pick<typeof inngest, 'send'>;

async function publish(ctx: Context, events: ClaimedEvent[]): Promise<boolean> {
  if (!env.LAB) return send(ctx, events, inngest);
  const { sendable, kept } = await partUnderFaults(ctx.db, events);
  if (kept.length > 0) await send(ctx, kept, unreachableInngest());
  return sendable.length > 0 && send(ctx, sendable, inngest);
}

async function send(ctx: Context, events: ClaimedEvent[], inngest: Publisher): Promise<boolean> {
  let ids: string[];
  try {
    const answer = await inngest.send(
      events.map((event) => ({ id: event.id, name: event.name, data: event.payload })),
    );
    ids = answer.ids;
  } catch (error) {
    await recordPublishFailure(ctx, events, describeError(error));
    return false;
  }
  await markPublished(
    ctx,
    events.map((event, index) => ({ ...event, inngestEventId: ids[index] ?? null })),
  );
  return true;
}
