import { DomainError } from '@/server/core/errors';
import { log } from '@/server/core/log';
import type { TimelineFeed } from './listen';

/** Who watches, and what throws a DomainError once they may not. */
export type Access = { userId: string; check: () => Promise<unknown> };

/**
 * The ticks of `open` for as long as its watcher may see them: `check` is asked whenever the watcher's session, role or
 * account changes, and what it throws then ends the stream. No session runs out meanwhile: opening a stream, as any
 * request, renews one that has less than six days left, and a stream lasts ten minutes at most.
 */
export async function* whileAllowed<T>(
  feed: TimelineFeed,
  access: Access,
  signal: AbortSignal | undefined,
  open: (signal: AbortSignal) => AsyncIterable<T>,
): AsyncGenerator<T, void> {
  const ended = new AbortController();
  const refusals: DomainError[] = [];
  const recheck = () =>
    access.check().catch((error: unknown) => {
      if (!(error instanceof DomainError)) return log.warn({ err: error }, 'live.access-unknown');
      refusals.push(error);
      ended.abort();
    });
  const leave = feed.subscribeAccess((changed) => {
    if (changed === null || changed === access.userId) void recheck();
  });
  try {
    const signals = signal ? [signal, ended.signal] : [ended.signal];
    for await (const tick of open(AbortSignal.any(signals))) {
      if (ended.signal.aborted) break;
      yield tick;
    }
  } finally {
    leave();
  }
  for (const refusal of refusals) throw refusal;
}
