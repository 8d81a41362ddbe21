'use client';

import { formatTime } from '@/server/core/time/format-time';
import { useClock } from './use-clock';

const format = new Intl.RelativeTimeFormat('en', { style: 'short', numeric: 'auto' });
const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** "5 min. ago" or "in 2 days", kept up to date. `now` (ISO) is the server's clock for the first paint. */
export function RelativeTime({
  at,
  now,
  className,
}: {
  at: Date | string;
  now: Date | string;
  className?: string;
}) {
  const current = useClock(now);
  const instant = new Date(at);
  const seconds = Math.round((instant.getTime() - current) / 1000);
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? units[3];
  return (
    <time
      dateTime={instant.toISOString()}
      title={`${formatTime(instant, 'full')}\n${formatTime(instant, 'full', 'UTC')} UTC`}
      className={className}
      suppressHydrationWarning
    >
      {format.format(Math.trunc(seconds / size), unit)}
    </time>
  );
}
