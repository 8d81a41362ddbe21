'use client';

import { useSyncExternalStore } from 'react';
import { formatTime, type TimeShape } from '@/server/core/time/format-time';
import { browserZone } from './modern-zone';

const never = () => () => undefined;

/**
 * An instant where the reader is, with UTC on hover. Give `zone` where the page knows it: then the server already writes
 * the final text. Without it the server writes UTC and the browser corrects it.
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
