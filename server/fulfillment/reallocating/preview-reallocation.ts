import type { z } from 'zod';
import type { Context } from '@/server/core/context';
import { inSnapshot } from '@/server/core/in-snapshot';
import { planReallocation, reallocationInput } from './plan-reallocation';

/**
 * What giving a purchase to another trainer would do, changing nothing: which sessions move to when and which stay with
 * whom, who is notified, which rules are broken and not yet overridden, and what the trainer's load becomes. `token` is what
 * reallocateTrainer takes as `expected`.
 *
 * Throws NotFoundError for an unknown purchase or trainer, PreconditionError for a purchase without a series to change.
 */
export async function previewReallocation(ctx: Context, input: z.input<typeof reallocationInput>) {
  const parsed = reallocationInput.parse(input);
  const plan = await inSnapshot(ctx, (tx) => planReallocation(tx, parsed, ctx.now));
  const { series, target, moves } = plan;
  const from = series.allocation?.trainer ?? null;
  const after = target.activeStudents + 1;
  return {
    purchaseNumber: series.number,
    status: series.status,
    student: { name: series.student.name, zone: series.preferences.zone },
    from,
    to: { id: target.id, name: target.name, zone: target.zone },
    moves: moves.map(({ ordinal, from: before, to, kept }) => ({ ordinal, from: before, to, kept })),
    staying: plan.staying.map(({ ordinal, startsAt, endsAt, status, trainer }) => ({
      ordinal,
      startsAt,
      endsAt,
      status,
      trainerName: trainer.name,
    })),
    booking: plan.booking,
    /** By mail, once each, when the change is made. Before the sessions are booked nobody was promised anything. */
    recipients:
      moves.length === 0
        ? []
        : [
            { role: 'student' as const, name: series.student.name, email: series.student.email },
            ...(from ? [{ role: 'former-trainer' as const, name: from.name, email: from.email }] : []),
            { role: 'trainer' as const, name: target.name, email: target.email },
          ],
    broken: plan.broken,
    missing: plan.missing,
    obstacle: plan.obstacle,
    load: { before: target.hasStudent ? after : after - 1, after, cap: target.maxStudents },
    token: plan.token,
  };
}

export type ReallocationPreview = Awaited<ReturnType<typeof previewReallocation>>;
