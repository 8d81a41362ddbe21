import type { Preferences } from '@/server/checkout/preferences';
import { expandWishes, nominalWeeks, type Occurrence, type SeriesShape } from './expand-wishes';
import { createCalendar, type Span, type TimeRule, type TrainerTimes } from './trainer-calendar';

export type PlanningInput = {
  shape: SeriesShape;
  preferences: Preferences;
  trainer: TrainerTimes;
  studentBusy: Span[];
  now: Date;
  /** The expanded wishes, when the caller plans one student with many trainers. */
  occurrences?: Occurrence[];
  /** Rules about time that are set aside. */
  ignore?: ReadonlySet<TimeRule>;
};

export type PlannedSession = { ordinal: number; startsAt: Date; endsAt: Date };

export type SessionPlan =
  | {
      ok: true;
      sessions: PlannedSession[];
      /** Indexes of the wishes the series is held at, in the student's order. */
      wishIndexes: number[];
      /** Weeks from the start date to the last session. */
      weeks: number;
    }
  | { ok: false; reason: { code: 'no-common-slot'; message: string } };

/**
 * Places a whole series with one trainer, n sessions or none: on the `sessionsPerWeek` weekly wishes, on different
 * weekdays, that are free most often (ties by the student's order), week after week from the start date. A week in which
 * one of them is taken is skipped for that wish and made up for at the end, within twice the nominal weeks.
 *
 * Never overlaps anything of either person (with the trainer's buffer), and unless `ignore` names the rule: never leaves
 * the trainer's availability, never touches time off, never exceeds the trainer's weekly minutes, never starts within 12
 * hours of `now`. Deterministic.
 */
export function planSessions(input: PlanningInput): SessionPlan {
  const { shape, ignore } = input;
  const calendar = createCalendar(input);
  const occurrences = input.occurrences ?? expandWishes(input.preferences, shape);
  const free = occurrences.filter(({ startsAt, endsAt }) => calendar.fits(startsAt, endsAt, ignore));
  const chosen = chooseWishes(free, shape);
  if (!chosen) return noCommonSlot(`fewer than ${shape.sessionsPerWeek} of the weekly times are free`);

  const placed: Occurrence[] = [];
  for (const occurrence of free) {
    if (placed.length === shape.sessionCount) break;
    const { startsAt, endsAt } = occurrence;
    // Asked again: what was placed before takes time, rest and weekly minutes.
    if (!chosen.has(occurrence.wishIndex) || !calendar.fits(startsAt, endsAt, ignore)) continue;
    calendar.add(startsAt, endsAt);
    placed.push(occurrence);
  }
  const last = placed.at(-1);
  if (!last || placed.length < shape.sessionCount) {
    return noCommonSlot(`only ${placed.length} of ${shape.sessionCount} sessions could be placed`);
  }
  return {
    ok: true,
    sessions: placed.map((occurrence, index) => ({
      ordinal: index + 1,
      startsAt: new Date(occurrence.startsAt),
      endsAt: new Date(occurrence.endsAt),
    })),
    wishIndexes: [...chosen].sort((a, b) => a - b),
    weeks: last.week + 1,
  };
}

/** The wishes to hold the series at, or null when too few can ever be held. */
function chooseWishes(free: Occurrence[], shape: SeriesShape): Set<number> | null {
  const weeks = nominalWeeks(shape);
  const byWish = new Map<number, { weekday: number; index: number; timely: number }>();
  for (const { wish, wishIndex, week } of free) {
    const entry = byWish.get(wishIndex) ?? { weekday: wish.weekday, index: wishIndex, timely: 0 };
    if (week < weeks) entry.timely += 1;
    byWish.set(wishIndex, entry);
  }
  const chosen = new Map<number, number>();
  for (const wish of [...byWish.values()].sort((a, b) => b.timely - a.timely || a.index - b.index)) {
    if (chosen.size < shape.sessionsPerWeek && !chosen.has(wish.weekday))
      chosen.set(wish.weekday, wish.index);
  }
  return chosen.size === shape.sessionsPerWeek ? new Set(chosen.values()) : null;
}

const noCommonSlot = (why: string): SessionPlan => ({
  ok: false,
  reason: { code: 'no-common-slot', message: `No common times: ${why}.` },
});
