import type { Context } from '@/server/core/context';
import { DomainError } from '@/server/core/errors';
import { log } from '@/server/core/log';
import { leaveRoom } from '@/server/fulfillment/joining/leave-room';
import { listPresent } from '@/server/fulfillment/joining/list-present';
import { changes } from './changes';
import type { TimelineFeed } from './listen';

/** How often somebody in a waiting room says that they are still there. */
const beatMs = 10_000;

/**
 * Ticks at once, and whenever somebody came into a session's waiting room or left it. The watcher is in it meanwhile:
 * `keep` says so, and ends the stream with the DomainError that it throws once they may not be. They leave with the stream.
 */
export async function* watchRoom(
  ctx: Context,
  feed: TimelineFeed,
  { sessionId, keep, signal }: { sessionId: string; keep: () => Promise<void>; signal: AbortSignal },
): AsyncGenerator<void, void> {
  const ended = new AbortController();
  const refusals: DomainError[] = [];
  // Each beat is a change of the room, after which every open page of it looks who is there.
  const beat = setInterval(() => {
    keep().catch((error: unknown) => {
      if (!(error instanceof DomainError)) return log.warn({ err: error }, 'live.room-unknown');
      refusals.push(error);
      ended.abort();
    });
  }, beatMs);
  beat.unref();
  let known = '';
  try {
    for await (const _ of changes(feed, { sessionId, signal: AbortSignal.any([signal, ended.signal]) })) {
      const present = JSON.stringify(await listPresent(ctx, { sessionId }));
      if (present !== known) yield;
      known = present;
    }
  } finally {
    clearInterval(beat);
    await leaveRoom(ctx, { sessionId }).catch((error: unknown) =>
      log.warn({ err: error }, 'live.room-unknown'),
    );
  }
  for (const refusal of refusals) throw refusal;
}
