import type { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { markProcessed } from '@/server/process/transition/mark-processed';
import { stageInput } from '../process/runs/stage-input';
import { lockPurchase } from '../process/transition/lock-purchase';
import { transitionPurchase } from '../process/transition/transition-purchase';

export type CreateOutcome =
  | { outcome: 'created' | 'already-created'; enrollmentId: string }
  | { outcome: 'not-wanted'; status: string };

/**
 * Enrolls the student of a paid purchase: CONFIRMED -> CREATED. Idempotent: a repeated or late event finds the enrollment
 * and changes nothing. Reads its result back in a new transaction before it answers.
 *
 * Throws NotFoundError for an unknown purchase, and a plain Error (so the step is retried) when the result is missing.
 */
export async function createPurchase(
  ctx: Context,
  rawInput: z.input<typeof stageInput>,
): Promise<CreateOutcome> {
  authorize(ctx, 'staff', 'system');
  const input = stageInput.parse(rawInput);
  const started = performance.now();
  const status = await inTransaction(ctx, async (tx) => {
    const purchase = await lockPurchase(tx, input.purchaseId);
    if (purchase.status !== 'CONFIRMED') return purchase.status;

    const enrollment = await tx.enrollment.create({
      data: {
        purchaseId: input.purchaseId,
        studentId: purchase.studentId,
        courseId: purchase.courseId,
        createdAt: ctx.now,
      },
      select: { id: true },
    });
    await transitionPurchase(tx, ctx, {
      purchaseId: input.purchaseId,
      from: 'CONFIRMED',
      to: 'CREATED',
      entry: {
        kind: 'enrollment.created',
        data: { enrollmentId: enrollment.id, courseTitle: purchase.courseTitle },
        durationMs: Math.round(performance.now() - started),
      },
    });
    await markProcessed(tx, ctx, {
      eventId: input.eventId,
      consumer: 'create-purchase',
      result: { enrollmentId: enrollment.id },
    });
    return null;
  });

  const enrollment = await ctx.db.enrollment.findUnique({
    where: { purchaseId: input.purchaseId },
    select: { id: true },
  });
  if (enrollment) {
    return { outcome: status === null ? 'created' : 'already-created', enrollmentId: enrollment.id };
  }
  if (status === null || status === 'CREATED') {
    throw new Error(`Enrollment of purchase ${input.purchaseId} is missing after its commit.`);
  }
  if (status === 'PENDING') {
    throw new NotFoundError('purchase.unpaid', 'The purchase is not paid, so nobody can be enrolled.');
  }
  return { outcome: 'not-wanted', status };
}
