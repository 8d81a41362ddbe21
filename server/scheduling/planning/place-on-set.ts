import type { Occurrence, SeriesShape } from './expand-preferred-times';

/** The trainer's week of an instant, and how many more sessions fit into it. */
export type RoomInWeek = (startsAt: number) => { week: number; sessions: number };

/** How a series is held: its sessions, in how many weeks there is one, and the weeks from its start to its end. */
export type Placement = { placed: Occurrence[]; weeksUsed: number; weeks: number };

/**
 * Holds a series at the preferred times of one set: each time in turn, unless it is too close to the session before or the
 * trainer's week is full. Sessions are equally long, so nobody could place more, or end earlier, at the same preferred
 * times: each session is as early as it can be (the greedy rule of interval scheduling, which full weeks do not change).
 *
 * Null when fewer than all sessions find a time, or as soon as it is clear that this is no better than `best`: a better one
 * keeps the pace better (fewer weeks with a session), or as well and ends in an earlier week.
 *
 * `free` is in time order. `bufferMs` is the trainer's rest between two sessions; `roomInWeek` is null without a limit.
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
