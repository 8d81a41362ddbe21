import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Tx } from '@/server/core/db';
import { PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { loadStudentBusy } from '@/server/fulfillment/booking/load-student-busy';
import { loadTrainerTimes } from '@/server/fulfillment/booking/load-trainer-times';
import { contract } from '@/server/process/stages/contract';
import { type OverridableRule, overridableRules } from '@/server/process/vocabulary/trainer-rules';
import { overrideSchema } from '@/server/scheduling/override-schema';
import { cheapRuleOuts } from '../choosing/eligibility';
import { loadTarget, type Target } from '../choosing/load-target';
import { loadSeries, remainingSessions, type Series, type SeriesSession } from './load-series';
import { type Placement, placeSeries, type SeriesMove } from './place-series';

export const reallocationInput = z.object({
  purchaseId: id,
  trainerId: id,
  /** Rules that the admin overrides by name. */
  overrides: z.array(overrideSchema).max(overridableRules.length).default([]),
});

export type ReallocationPlan = {
  series: Series;
  target: Target;
  moves: (SeriesMove & { session: SeriesSession })[];
  /** Held, running or past: they stay with who held them. */
  staying: SeriesSession[];
  booking: { ordinal: number; startsAt: Date; endsAt: Date }[];
  /** Every rule that this breaks, and those of them that are not overridden. */
  broken: OverridableRule[];
  missing: OverridableRule[];
  /** Why it cannot be, whatever is overridden; null when it can. */
  obstacle: { code: string; message: string } | null;
  /** Changes when anything above does: confirming names it, so that what is done is what was read. */
  token: string;
};

/**
 * Plans the change of a purchase to another trainer at `now`, and changes nothing. Run it under the purchase's lock to
 * rely on the answer.
 *
 * Throws NotFoundError for an unknown purchase or trainer, PreconditionError for a purchase without a series to change.
 */
export async function planReallocation(
  tx: Tx,
  input: z.output<typeof reallocationInput>,
  now: Date,
): Promise<ReallocationPlan> {
  const series = await loadSeries(tx, input.purchaseId);
  const remaining = remainingSessions(series, now);
  refuseWithoutSeries(series, remaining);
  const target = await loadTarget(tx, { ...series.course, ...input, studentId: series.studentId });
  const times = (await loadTrainerTimes(tx, [target.id], now)).get(target.id);
  const staying = series.sessions.filter((session) => !remaining.includes(session));
  const moving = new Set(remaining.map(({ startsAt }) => startsAt.getTime()));
  // Nobody is in two sessions at once, so a student's session is known by its beginning.
  const studentBusy = (await loadStudentBusy(tx, series.studentId, now)).filter(
    ({ startsAt }) => !moving.has(startsAt.getTime()),
  );
  const placement: Placement = times
    ? placeSeries({
        ...series,
        remaining,
        staying,
        trainer: times,
        studentBusy,
        now,
        overrides: input.overrides,
      })
    : { ok: false, message: 'The trainer has no times.' };

  const personal = brokenByPerson(series, target);
  const broken = overridableRules.filter(
    (rule) => personal.includes(rule) || (placement.ok && placement.broken.some((each) => each === rule)),
  );
  const byOrdinal = new Map(remaining.map((session) => [session.ordinal, session]));
  const moves = (placement.ok ? placement.moves : []).flatMap((move) => {
    const session = byOrdinal.get(move.ordinal);
    return session ? [{ ...move, session }] : [];
  });
  const plan = {
    series,
    target,
    moves,
    staying,
    booking: placement.ok ? placement.booking : [],
    broken,
    missing: broken.filter((rule) => !input.overrides.includes(rule)),
    obstacle: obstacleTo(series, target, placement),
  };
  return { ...plan, token: tokenOf(plan) };
}

function refuseWithoutSeries({ status, sessions }: Series, remaining: SeriesSession[]): void {
  if (!contract.hasReached(status, 'CREATED')) {
    throw new PreconditionError(
      'reallocation.not-in-hand',
      `A purchase that is ${status} has no trainer to choose.`,
    );
  }
  if (sessions.length > 0 && remaining.length === 0) {
    throw new PreconditionError(
      'reallocation.nothing-left',
      'Every session has been held or has begun: nothing is left to move.',
    );
  }
}

function brokenByPerson(series: Series, target: Target): string[] {
  // The cap counts the student in question once, whether they have a place with this trainer already or not.
  return cheapRuleOuts(series.course, {
    ...target,
    isPaused: target.pausedAt !== null,
    hasLeft: target.leftAt !== null,
  });
}

function obstacleTo(
  series: Series,
  target: Target,
  placement: Placement,
): { code: string; message: string } | null {
  if (series.allocation?.trainer.id === target.id)
    return { code: 'reallocation.same-trainer', message: `${target.name} has this purchase already.` };
  if (target.leftAt) return { code: 'trainer.left', message: `${target.name} has left.` };
  if (!placement.ok) return { code: 'reallocation.no-times', message: placement.message };
  return null;
}

function tokenOf(plan: Omit<ReallocationPlan, 'token'>): string {
  const read = {
    status: plan.series.status,
    from: plan.series.allocation?.id ?? null,
    to: plan.target.id,
    moves: plan.moves.map(({ session, to }) => [session.id, session.sequence, to.startsAt, to.endsAt]),
    booking: plan.booking.map(({ startsAt }) => startsAt),
    broken: plan.broken,
    obstacle: plan.obstacle,
  };
  return createHash('sha256').update(JSON.stringify(read)).digest('base64url');
}
