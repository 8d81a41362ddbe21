import { formatTime, zoneCity } from '@/server/core/time/format-time';
import { spanWords } from '@/server/core/time/span-words';

/** "18:00 to 19:00" where the student is. */
export function SessionTime({ startsAt, endsAt, zone }: { startsAt: Date; endsAt: Date; zone: string }) {
  return (
    <time dateTime={startsAt.toISOString()} title={`${formatTime(startsAt, 'full', 'UTC')} UTC`}>
      {spanWords({ startsAt, endsAt }, zone, { to: ' to ' })}
    </time>
  );
}

/** The same hour where the trainer is, with the day when it is another one there; nothing when the clocks agree. */
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
