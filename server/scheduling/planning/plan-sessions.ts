import type { TimeRule } from '@/server/process/vocabulary/trainer-rules';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { createCalendar, type Span, type TrainerTimes } from '../calendar/trainer-calendar';
import {
  expandPreferredTimes,
  nominalWeeks,
  type Occurrence,
  type SeriesShape,
} from './expand-preferred-times';
import { type Placement, placeOnSet } from './place-on-set';
import { timeSets } from './time-sets';

export type PlanningInput = {
  shape: SeriesShape;
  preferences: Preferences;
  trainer: TrainerTimes;
  studentBusy: Span[];
  now: Date;
  /** The expanded preferred times, when the caller plans one student with many trainers. */
  occurrences?: Occurrence[];
  /** Time rules that are overridden. */
  ignore?: ReadonlySet<TimeRule>;
};

export type PlannedSession = { ordinal: number; startsAt: Date; endsAt: Date };

export type SessionPlan =
  | {
      ok: true;
      sessions: PlannedSession[];
      /** The indexes of the preferred times that the series uses, in the student's order. */
      timeIndexes: number[];
      /** Weeks from the start date to the last session. */
      weeks: number;
    }
  | { ok: false; reason: { code: 'no-common-slot'; message: string } };

/**
 * Plans a whole series with one trainer: n sessions or none. It uses `sessionsPerWeek` of the preferred times, on different
 * weekdays, every week from the start date. If one of them is taken in a week, its session is added at the end, within the
 * horizon of expandPreferredTimes.
 *
 * Every set of preferred times is tried, so no possible series is refused. The best set keeps the pace of the plan (fewest
 * weeks with a session), then ends in the earliest week, then has the times that the student listed first.
 *
 * Never overlaps a session of either person (with the trainer's buffer) and never starts in the past. Unless `ignore` names
 * the rule, stays within the trainer's availability, outside time off and under the weekly limit, and starts at least 12
 * hours after `now`. Deterministic.
 */
export function planSessions(input: PlanningInput): SessionPlan {
  const { shape, trainer, ignore } = input;
  const calendar = createCalendar(input);
  const occurrences = input.occurrences ?? expandPreferredTimes(input.preferences, shape);
  const free = occurrences.filter(({ startsAt, endsAt }) => calendar.fits(startsAt, endsAt, ignore));
  const counts = countByTime(free);
  const isLimited = trainer.maxWeeklyMinutes !== null && !ignore?.has('weekly-hours');
  const rules = {
    shape,
    bufferMs: ignore?.has('buffer') ? 0 : trainer.bufferMinutes * 60_000,
    roomInWeek: isLimited ? (startsAt: number) => calendar.roomInWeek(startsAt, shape.sessionMinutes) : null,
  };
  let best: (Placement & { set: number[] }) | null = null;
  let sets = 0;
  for (const set of timeSets(input.preferences.preferredTimes, shape.sessionsPerWeek)) {
    if (!set.every((index) => counts[index])) continue;
    sets += 1;
    if (set.reduce((sum, index) => sum + (counts[index] ?? 0), 0) < shape.sessionCount) continue;
    const placement = placeOnSet(free, set, { ...rules, best });
    if (placement) best = { ...placement, set };
    if (best?.weeks === nominalWeeks(shape)) break; // no set is better, and the student prefers the earlier sets
  }
  if (!best) {
    return noCommonSlot(
      sets === 0
        ? `fewer than ${shape.sessionsPerWeek} of the weekly times are free`
        : `too few weekly times are free for ${shape.sessionCount} sessions`,
    );
  }
  return {
    ok: true,
    sessions: best.placed.map((occurrence, index) => ({
      ordinal: index + 1,
      startsAt: new Date(occurrence.startsAt),
      endsAt: new Date(occurrence.endsAt),
    })),
    timeIndexes: best.set,
    weeks: best.weeks,
  };
}

/** How often each preferred time is free, by index. */
function countByTime(free: Occurrence[]): number[] {
  const counts: number[] = [];
  for (const { timeIndex } of free) counts[timeIndex] = (counts[timeIndex] ?? 0) + 1;
  return counts;
}

const noCommonSlot = (why: string): SessionPlan => ({
  ok: false,
  reason: { code: 'no-common-slot', message: `No common times: ${why}.` },
});
