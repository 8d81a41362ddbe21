'use client';

import { useSyncExternalStore } from 'react';
import { formatTime, type TimeShape } from '@/server/core/time/format-time';
import { browserZone } from './modern-zone';

const never = () => () => undefined;

/**
 * An instant in the reader's time zone, with UTC on hover. With `zone`, the server renders the final text. Without it, the
 * server renders UTC and the browser corrects it.
 */
export function LocalTime({
  at,
  shape = 'datetime',
  zone,
  className,
}: {
  at: Date | string;
  shape?: TimeShape;
  zone?: string;
  className?: string;
}) {
  const found = useSyncExternalStore(never, browserZone, () => 'UTC');
  const instant = new Date(at);
  return (
    <time
      dateTime={instant.toISOString()}
      title={`${formatTime(instant, 'full', zone ?? found)} ${zone ?? found}\n${formatTime(instant, 'full', 'UTC')} UTC`}
      className={className}
      suppressHydrationWarning
    >
      {formatTime(instant, shape, zone ?? found)}
    </time>
  );
}
