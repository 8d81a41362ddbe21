import type { Occurrence, SeriesShape } from './expand-preferred-times';

/** The trainer's week that contains an instant, and how many more sessions fit into it. */
export type RoomInWeek = (startsAt: number) => { week: number; sessions: number };

/** A placed series: its sessions, the number of weeks that have one, and the weeks from its start to its end. */
export type Placement = { placed: Occurrence[]; weeksUsed: number; weeks: number };

/**
 * Places a series at one set of preferred times. Takes each free time in order, unless it is too close to the previous
 * session or the trainer's week is full. All sessions have the same length, so taking the earliest time is optimal: no other
 * choice places more sessions or ends earlier (greedy interval scheduling; full weeks do not change that).
 *
 * Null when not all sessions fit, or as soon as the result cannot beat `best`. A better placement has fewer weeks with a
 * session, which keeps the pace of the plan, or as many and ends in an earlier week.
 *
 * `free` is in time order. `bufferMs` is the trainer's break between two sessions; `roomInWeek` is null without a limit.
 */
export function placeOnSet(
  free: readonly Occurrence[],
  set: readonly number[],
  rules: { shape: SeriesShape; bufferMs: number; roomInWeek: RoomInWeek | null; best: Placement | null },
): Placement | null {
  const { shape, bufferMs, roomInWeek, best } = rules;
  const { sessionCount, sessionsPerWeek } = shape;
  const inSet = set.reduce((bits, index) => bits | (1 << index), 0);
  const placed: Occurrence[] = [];
  let [readyAt, week, weeksUsed] = [Number.NEGATIVE_INFINITY, -1, 0];
  let [trainerWeek, inTrainerWeek] = [Number.NaN, 0];
  for (const occurrence of free) {
    if (!(inSet & (1 << occurrence.timeIndex)) || occurrence.startsAt < readyAt) continue;
    if (roomInWeek) {
      const room = roomInWeek(occurrence.startsAt);
      if (room.week !== trainerWeek) [trainerWeek, inTrainerWeek] = [room.week, 0];
      if (inTrainerWeek >= room.sessions) continue;
      inTrainerWeek += 1;
    }
    if (occurrence.week !== week) {
      const toCome = Math.ceil((sessionCount - placed.length) / sessionsPerWeek);
      const fewest = weeksUsed + toCome;
      if (best && fewest >= best.weeksUsed) {
        if (fewest > best.weeksUsed || occurrence.week + toCome >= best.weeks) return null;
      }
      weeksUsed += 1;
    }
    week = occurrence.week;
    readyAt = occurrence.endsAt + bufferMs;
    placed.push(occurrence);
    if (placed.length === sessionCount) return { placed, weeksUsed, weeks: week + 1 };
  }
  return null;
}
