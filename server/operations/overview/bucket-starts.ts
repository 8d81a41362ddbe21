import { Temporal } from 'temporal-polyfill';
import type { Period } from '@/server/core/time/periods';

/** The periods of the overview: how many whole hours or days, the present one included. */
const buckets: Record<Period, { unit: 'hour' | 'day'; count: number }> = {
  '24h': { unit: 'hour', count: 24 },
  '7d': { unit: 'day', count: 7 },
  '30d': { unit: 'day', count: 30 },
};

/**
 * The instants at which the hours or days of a period begin in an IANA zone, the oldest first; the last is the hour or day
 * of `now`. A day that a clock change makes shorter or longer is one day still.
 */
export function bucketStarts(now: Date, period: Period, zone: string): Date[] {
  const { unit, count } = buckets[period];
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const last =
    unit === 'day' ? local.startOfDay() : local.round({ smallestUnit: 'hour', roundingMode: 'floor' });
  return Array.from({ length: count }, (_, index) => {
    const back = count - 1 - index;
    const start =
      unit === 'day' ? last.subtract({ days: back }).startOfDay() : last.subtract({ hours: back });
    return new Date(start.epochMilliseconds);
  });
}
