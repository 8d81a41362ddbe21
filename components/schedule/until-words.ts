const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** The time until a session in its two largest units: "in 1 day 17 hours". Says so while it runs and after it has ended. */
export function untilWords(session: { startsAt: Date; endsAt: Date }, now: number): string {
  if (now >= session.endsAt.getTime()) return 'has just ended';
  const isRunning = now >= session.startsAt.getTime();
  // Rounded up, so that half a minute is not "in 0 minutes".
  const until = (isRunning ? session.endsAt : session.startsAt).getTime();
  const words = lengthWords(Math.ceil((until - now) / 60_000) * 60_000);
  return isRunning ? `now, ${words} left` : `in ${words}`;
}

function lengthWords(length: number): string {
  const first = units.findIndex(([, size]) => length >= size);
  let rest = length;
  return units
    .slice(first, first + 2)
    .map(([unit, size]) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      return count > 0 ? `${count} ${unit}${count === 1 ? '' : 's'}` : '';
    })
    .filter(Boolean)
    .join(' ');
}
