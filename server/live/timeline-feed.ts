import { env } from '@/server/env';
import { createTimelineFeed, type TimelineFeed } from './listen';

// Next evaluates modules again on hot reload; the one connection of this process must survive it.
const shared = globalThis as typeof globalThis & { caravanTimelineFeed?: TimelineFeed };

/** The application's feed of changed purchases. It connects when someone first subscribes. */
export const timelineFeed: TimelineFeed =
  shared.caravanTimelineFeed ?? createTimelineFeed(env.DATABASE_URL ?? '');
shared.caravanTimelineFeed = timelineFeed;
