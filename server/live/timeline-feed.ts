import { env } from '@/server/core/env';
import { createTimelineFeed, type TimelineFeed } from './listen';

/** Ends the streams with the process: while one is open, Next would wait for it before it exits. */
function closeOnExit(feed: TimelineFeed): TimelineFeed {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void feed.close();
      // A listener replaces the default action of the signal.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
  return feed;
}

// Next evaluates modules again on hot reload; the one connection of this process must survive it.
const shared = globalThis as typeof globalThis & { caravanTimelineFeed?: TimelineFeed };

/** The application's feed of changed purchases. It connects when someone first subscribes. */
export const timelineFeed: TimelineFeed =
  shared.caravanTimelineFeed ??
  closeOnExit(createTimelineFeed(env.DATABASE_URL ?? 'postgresql://no-database-url.invalid'));
shared.caravanTimelineFeed = timelineFeed;
