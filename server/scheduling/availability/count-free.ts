import { z } from 'zod';
import { isAvailable, type WeeklyWindow } from '@/server/scheduling/calendar/is-available';

const windowsSchema = z.array(z.tuple([z.number(), z.number(), z.number()]));

/** Trainers who have the same zone and weekly windows, and are taken at the same times. */
export type AlikeTrainers = {
  trainers: number;
  zone: string;
  /** Their weekly windows as JSON: [weekday, start minute, end minute]. Equal texts are asked about once. */
  windows: string;
  /** When they have a session, with the break beside it, or time off: [from, until), milliseconds since the epoch. */
  taken: readonly (readonly [from: number, until: number])[];
};

/**
 * How many trainers could begin a session of so many minutes at each of these instants (milliseconds since the epoch), by
 * the rules of allocation about hours, breaks, time off and what is booked. It leaves out weekly limits, which depend on the series.
 */
export function countFree(
  groups: readonly AlikeTrainers[],
  { startsAt, minutes }: { startsAt: readonly number[]; minutes: number },
): number[] {
  const length = minutes * 60_000;
  const known = new Map<string, number[]>();
  const openAt = ({ zone, windows }: AlikeTrainers): number[] => {
    const key = `${zone} ${windows}`;
    const found = known.get(key);
    if (found) return found;
    const weekly = readWindows(windows);
    const open = startsAt.flatMap((at, index) => (isAvailable(weekly, zone, at, at + length) ? [index] : []));
    known.set(key, open);
    return open;
  };
  const free = startsAt.map(() => 0);
  for (const group of groups) {
    for (const index of openAt(group)) {
      const at = startsAt[index] ?? 0;
      const isTaken = group.taken.some(([from, until]) => from < at + length && at < until);
      if (!isTaken) free[index] = (free[index] ?? 0) + group.trainers;
    }
  }
  return free;
}

function readWindows(text: string): WeeklyWindow[] {
  return windowsSchema.parse(JSON.parse(text)).map(([weekday, startMinute, endMinute]) => ({
    weekday,
    startMinute,
    endMinute,
  }));
}
