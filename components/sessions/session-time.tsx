import { formatTime, zoneCity } from '@/server/core/time/format-time';
import { spanWords } from '@/server/core/time/span-words';

/** "18:00 to 19:00" in the student's time zone. */
export function SessionTime({ startsAt, endsAt, zone }: { startsAt: Date; endsAt: Date; zone: string }) {
  return (
    <time dateTime={startsAt.toISOString()} title={`${formatTime(startsAt, 'full', 'UTC')} UTC`}>
      {spanWords({ startsAt, endsAt }, zone, { to: ' to ' })}
    </time>
  );
}

/** The same time in the trainer's zone, with the day if it differs. Empty when both clocks agree. */
export function TrainerTime({
  startsAt,
  zone,
  trainerZone,
}: {
  startsAt: Date;
  zone: string;
  trainerZone: string;
}) {
  if (formatTime(startsAt, 'datetime', zone) === formatTime(startsAt, 'datetime', trainerZone)) return null;
  const isOtherDay = formatTime(startsAt, 'day', zone) !== formatTime(startsAt, 'day', trainerZone);
  return (
    <>
      {isOtherDay && `${formatTime(startsAt, 'day', trainerZone)}, `}
      {formatTime(startsAt, 'time', trainerZone)} in {zoneCity(trainerZone)}
    </>
  );
}
