import { setTimeout as delay } from 'node:timers/promises';
import { type Context, createContext } from '@/server/core/context';
import type { Db } from '@/server/core/db';
import { describeError } from '@/server/core/describe-error';
import { findHeldEvents } from '@/server/process/deployment/find-held-events';
import { forgetRegistration } from '@/server/process/deployment/known-registration';
import { inngest } from '@/server/process/inngest/client';
import { aroundPublisher, type Publisher, type Send } from './around-publisher';
import { type ClaimedEvent, claimEvents, maxBatch } from './claim-events';
import { isContentRefused } from './is-content-refused';
import { markPublished } from './mark-published';
import { recordPublishFailure } from './record-publish-failure';

type Round = { published: number };

// In one process, one round at a time: callers that ask during a round share the next one, and one request to
// Inngest carries all their events. `waiting` has not begun, and so sees what was committed before it was asked for.
const waiting = new WeakMap<Db, Promise<Round>>();
const latest = new WeakMap<Db, Promise<Round>>();
const patienceMs = 2000;

/**
 * Publishes what waits in the outbox: the only place in Caravan that calls `inngest.send`. The outbox row's id is the event
 * id, so sending twice after a crash starts one run. An event stays as long as the functions that it starts are not
 * registered. Never throws because Inngest is away: the rows stay, the failure is recorded, and the sweep tries again.
 * Returns how many events Inngest accepted in this round.
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
  const held = await findHeldEvents(ctx.db);
  for (;;) {
    const events = await claimEvents(ctx.db, held.keys());
    if (events.length === 0) return { published };
    const accepted = await publish(ctx, events);
    published += accepted;
    if (accepted === 0 || events.length < maxBatch) return { published };
  }
}

function publish(ctx: Context, events: ClaimedEvent[]): Promise<number> {
  const sendTo: Send = (some, to = inngest) => send(ctx, some, to);
  return aroundPublisher.plugged()?.(ctx.db, events, sendTo) ?? sendTo(events);
}

async function send(ctx: Context, events: ClaimedEvent[], inngest: Publisher): Promise<number> {
  let ids: string[];
  try {
    const answer = await inngest.send(
      events.map((event) => ({ id: event.id, name: event.name, data: event.payload })),
    );
    ids = answer.ids;
  } catch (error) {
    const isRefused = error instanceof Error && isContentRefused(error.message);
    if (isRefused && events.length > 1) return sendHalves(ctx, events, inngest);
    forgetRegistration();
    await recordPublishFailure(ctx, events, { error: describeError(error), isRefused });
    return 0;
  }
  await markPublished(
    ctx,
    events.map((event, index) => ({ ...event, inngestEventId: ids[index] ?? null })),
  );
  return events.length;
}

// Inngest refuses a request for one bad event in it: the good ones go without it, and the bad one stays alone.
async function sendHalves(ctx: Context, events: ClaimedEvent[], inngest: Publisher): Promise<number> {
  const middle = Math.ceil(events.length / 2);
  const halves = [events.slice(0, middle), events.slice(middle)];
  const accepted = await Promise.all(halves.map((half) => send(ctx, half, inngest)));
  return accepted.reduce((sum, count) => sum + count, 0);
}
