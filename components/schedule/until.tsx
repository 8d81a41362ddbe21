'use client';

import { useClock } from '@/components/time/use-clock';
import { untilWords } from './until-words';

/** The time until a session, kept up to date. `now` is the server's clock for the first paint. */
export function Until({ startsAt, endsAt, now }: { startsAt: Date; endsAt: Date; now: Date }) {
  const words = untilWords({ startsAt, endsAt }, useClock(now));
  return (
    <span suppressHydrationWarning className="first-letter:uppercase inline-block">
      {words}
    </span>
  );
}
