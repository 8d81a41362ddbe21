import type { Preferences } from '@/server/checkout/preferences';
import { expandWishes, type SeriesShape } from './expand-wishes';
import { createCalendar, type Span, type TimeRule, type TrainerTimes } from './trainer-calendar';
import { wallTime, weekOf } from './zone-offsets';

export type PlannedMove = { ordinal: number; from: Span; to: Span; kept: boolean };
export type MovePlan =
  | {
      ok: true;
      /** One for each session to move, in the order they were to be held. */
      moves: PlannedMove[];
      /** The rules that were set aside and are broken by it. */
      broken: TimeRule[];
    }
  | { ok: false; reason: { code: 'no-common-slot'; message: string } };

/**
 * Where the rest of a booked series goes with another trainer. Each session keeps its instant where the trainer can hold
 * it, and every other goes to the first free occurrence of the student's wishes that keeps the pace: never more than
 * `sessionsPerWeek` in a week of the student's (Monday to Sunday), on different days. As few appointments change as can
 * be, so afterwards a session may come before one with a lower ordinal. All or none.
 *
 * Never overlaps anything of either person; breaks only the rules in `ignore`. `studentBusy` is without the sessions to
 * move. Deterministic.
 */
export function planMove(input: {
  remaining: { ordinal: number; startsAt: Date; endsAt: Date }[];
  /** The sessions of the series that have been held or have begun: they count for the pace. */
  staying: { startsAt: Date }[];
  preferences: Preferences;
  shape: SeriesShape;
  trainer: TrainerTimes;
  studentBusy: Span[];
  now: Date;
  ignore?: ReadonlySet<TimeRule>;
}): MovePlan {
  const { shape, ignore } = input;
  const calendar = createCalendar(input);
  const remaining = [...input.remaining].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const broken = new Set<TimeRule>();
  const pace = createPace(input.preferences.zone, shape.sessionsPerWeek);
  for (const { startsAt } of input.staying) pace.add(startsAt.getTime());
  const place = (startsAt: number, endsAt: number) => {
    if (!calendar.fits(startsAt, endsAt, ignore)) return false;
    for (const rule of calendar.broken(startsAt, endsAt)) broken.add(rule);
    calendar.add(startsAt, endsAt);
    pace.add(startsAt);
    return true;
  };

  const stays = remaining.map(({ startsAt, endsAt }) => place(startsAt.getTime(), endsAt.getTime()));
  const wanted = stays.filter((isKept) => !isKept).length;
  const first = remaining[0]?.startsAt.getTime() ?? 0;
  const found: Span[] = [];
  for (const { startsAt, endsAt } of wanted === 0 ? [] : occurrencesFrom(first, input.preferences, shape)) {
    if (found.length === wanted) break;
    if (pace.allows(startsAt) && place(startsAt, endsAt))
      found.push({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
  }
  const moves: PlannedMove[] = [];
  for (const [index, { ordinal, startsAt, endsAt }] of remaining.entries()) {
    const from = { startsAt, endsAt };
    const kept = stays[index] ?? false;
    const to = kept ? from : found.shift();
    if (!to) {
      const message = `No common times: ${wanted} of ${remaining.length} sessions need another time, and too few are free.`;
      return { ok: false, reason: { code: 'no-common-slot', message } };
    }
    moves.push({ ordinal, from, to, kept });
  }
  return { ok: true, moves, broken: [...broken].sort() };
}

/** Counts the sessions of a series by week and by day, in the student's zone. */
function createPace(zone: string, perWeek: number) {
  const weeks = new Map<number, number>();
  const days = new Set<number>();
  return {
    allows: (startsAt: number) =>
      (weeks.get(weekOf(zone, startsAt)) ?? 0) < perWeek && !days.has(wallTime(zone, startsAt).day),
    add(startsAt: number) {
      const week = weekOf(zone, startsAt);
      weeks.set(week, (weeks.get(week) ?? 0) + 1);
      days.add(wallTime(zone, startsAt).day);
    },
  };
}

/** The student's weekly times from the week of an instant on: a series may have begun long after its start date. */
function occurrencesFrom(instant: number, preferences: Preferences, shape: SeriesShape) {
  const from = Math.max(Date.parse(`${preferences.startDate}T00:00:00Z`), instant - 7 * 86_400_000);
  const startDate = new Date(from).toISOString().slice(0, 10);
  return expandWishes({ ...preferences, startDate }, shape).filter(({ startsAt }) => startsAt >= instant);
}
