import { type OverridableRule, type TimeRule, timeRules } from '@/server/process/vocabulary/trainer-rules';
import { createCalendar, type Span } from '@/server/scheduling/calendar/trainer-calendar';
import { planMove } from '@/server/scheduling/planning/plan-move';
import { type PlanningInput, planSessions } from '@/server/scheduling/planning/plan-sessions';
import { startFromNow } from '@/server/scheduling/planning/start-from-now';

export type SeriesMove = { ordinal: number; from: Span; to: Span; kept: boolean };

export type Placement =
  | {
      ok: true;
      /** Where each remaining session goes. Empty when none is booked yet. */
      moves: SeriesMove[];
      /** What the pipeline will book, as things are now. Empty when the sessions exist. */
      booking: { ordinal: number; startsAt: Date; endsAt: Date }[];
      /** The rules about time that this breaks. */
      broken: TimeRule[];
    }
  | { ok: false; message: string };

type Input = PlanningInput & {
  remaining: { ordinal: number; startsAt: Date; endsAt: Date }[];
  staying: { startsAt: Date }[];
  overrides: readonly OverridableRule[];
};

/**
 * Where the rest of a series goes with another trainer: each session at its own time where the trainer has it, else at a
 * preferred time that is free. Keeps the rules about time except those in `overrides`; when that places nothing, shows what
 * breaking the fewest others would do. Those others are the same whatever else is overridden, so a list of candidates and
 * a preview name the same rules. Never overlaps anything, and never places a session in the past.
 */
export function placeSeries(input: Input): Placement {
  const allowed = timeRules.filter((rule) => input.overrides.includes(rule));
  const asAllowed = place(input, allowed);
  if (asAllowed.ok) return asAllowed;
  const needed = fewestRules(input);
  if (!needed) return place(input, timeRules);
  const withBoth = place(input, [...allowed, ...needed]);
  return withBoth.ok ? withBoth : place(input, needed);
}

/** The fewest rules that have to be overridden (of as few, the first in their order); null when nothing helps. */
function fewestRules(input: Input): TimeRule[] | null {
  const widest = place(input, timeRules);
  if (!widest.ok) return null;
  const sets: TimeRule[][] = [[]];
  for (const rule of widest.broken) sets.push(...sets.map((set) => [...set, rule]));
  const bySize = sets.toSorted((a, b) => a.length - b.length);
  return bySize.find((set) => place(input, set).ok) ?? widest.broken;
}

function place(asked: Input, ignored: TimeRule[]): Placement {
  const ignore = new Set(ignored);
  const input = { ...asked, preferences: startFromNow(asked.preferences, asked.now, ignored) };
  if (input.remaining.length === 0) return placeBooking({ ...input, ignore });
  const plan = planMove({ ...input, ignore });
  if (!plan.ok) return { ok: false, message: plan.reason.message };
  const broken = timeRules.filter((rule) => plan.broken.includes(rule));
  return { ok: true, moves: plan.moves, booking: [], broken };
}

/** For a series that the pipeline has yet to book. */
function placeBooking(input: PlanningInput): Placement {
  const plan = planSessions(input);
  if (!plan.ok) return { ok: false, message: plan.reason.message };
  const calendar = createCalendar(input);
  const broken = new Set<TimeRule>();
  for (const { startsAt, endsAt } of plan.sessions) {
    for (const rule of calendar.broken(startsAt.getTime(), endsAt.getTime())) broken.add(rule);
    calendar.add(startsAt.getTime(), endsAt.getTime());
  }
  return {
    ok: true,
    moves: [],
    booking: plan.sessions,
    broken: timeRules.filter((rule) => broken.has(rule)),
  };
}
