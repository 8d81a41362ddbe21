import { formatTime, zoneCity } from '@/server/core/time/format-time';
import { clockAt } from '@/server/core/time/wall-clock';

/** The period of an absence in the trainer's time zone. */
export function spanWords(
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date | null },
  zone: string,
): string {
  if (!endsAt) return `for good, since ${formatTime(startsAt, 'date', zone)}`;
  const isWhole = [startsAt, endsAt].every((at) => clockAt(at, zone) === '00:00');
  if (!isWhole) {
    return `${formatTime(startsAt, 'datetime', zone)} to ${formatTime(endsAt, 'datetime', zone)}, ${zoneCity(zone)}`;
  }
  const first = formatTime(startsAt, 'date', zone);
  const last = formatTime(new Date(endsAt.getTime() - 60_000), 'date', zone);
  return first === last ? first : `${first} to ${last}`;
}
