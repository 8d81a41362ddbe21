import { planMove } from '@/server/sessions/plan-move';
import { type PlanningInput, planSessions } from '@/server/sessions/plan-sessions';
import { createCalendar, type Span, type TimeRule } from '@/server/sessions/trainer-calendar';
import { type OverridableRule, timeRules } from './overrides';

export type SeriesMove = { ordinal: number; from: Span; to: Span; kept: boolean };

export type Placement =
  | {
      ok: true;
      /** Where each remaining session goes. Empty when none is booked yet. */
      moves: SeriesMove[];
      /** What the pipeline will book, as things are now. Empty when the sessions exist. */
      booking: { ordinal: number; startsAt: Date; endsAt: Date }[];
      /** The rules about time that this breaks. */
      broken: OverridableRule[];
    }
  | { ok: false; message: string };

/**
 * Where the rest of a series goes with another trainer: each session at its own time where the trainer has it, else at a
 * wish that is free. Keeps the rules about time except those in `overrides`; when that places nothing, shows what
 * breaking more of them would do. Never overlaps anything.
 */
export function placeSeries(
  input: PlanningInput & {
    remaining: { ordinal: number; startsAt: Date; endsAt: Date }[];
    staying: { startsAt: Date }[];
    overrides: readonly OverridableRule[];
  },
): Placement {
  const allowed = timeRules.filter((rule) => input.overrides.includes(rule));
  if (input.remaining.length === 0) return placeBooking(input, allowed);
  const plan = planMove({ ...input, ignore: new Set(allowed) });
  const widest = plan.ok ? plan : planMove({ ...input, ignore: new Set(timeRules) });
  if (!widest.ok) return { ok: false, message: widest.reason.message };
  return {
    ok: true,
    moves: widest.moves,
    booking: [],
    broken: timeRules.filter((rule) => widest.broken.includes(rule)),
  };
}

/** As placeSeries, for a series that the pipeline has yet to book. */
function placeBooking(input: PlanningInput, allowed: TimeRule[]): Placement {
  const plan = planSessions({ ...input, ignore: new Set(allowed) });
  const widest = plan.ok ? plan : planSessions({ ...input, ignore: new Set(timeRules) });
  if (!widest.ok) return { ok: false, message: widest.reason.message };
  const calendar = createCalendar(input);
  const broken = new Set<TimeRule>();
  for (const { startsAt, endsAt } of widest.sessions) {
    for (const rule of calendar.broken(startsAt.getTime(), endsAt.getTime())) broken.add(rule);
    calendar.add(startsAt.getTime(), endsAt.getTime());
  }
  return {
    ok: true,
    moves: [],
    booking: widest.sessions,
    broken: timeRules.filter((rule) => broken.has(rule)),
  };
}
