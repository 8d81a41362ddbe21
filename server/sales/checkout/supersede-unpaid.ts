import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { log } from '@/server/core/log';
import { contract } from '@/server/process/stages/contract';
import { describeInFlight } from './describe-in-flight';
import { expireCheckout } from './expire-checkout';

export const supersedeUnpaidInput = z.object({ courseId: id, butFor: z.uuid() });

/**
 * Clears the way for a new checkout of a course: an unpaid earlier one ends, at the provider first. The one with the key
 * `butFor` is the new one itself, begun by the same submit arriving twice: it stays. Throws ConflictError
 * `checkout.already-paid` when the earlier one turns out to be paid, or is being fulfilled; PreconditionError
 * `checkout.unanswered` when the provider does not say whether it was paid.
 */
export async function supersedeUnpaid(
  ctx: Context,
  rawInput: z.input<typeof supersedeUnpaidInput>,
): Promise<void> {
  const { userId: studentId } = authorize(ctx, 'student');
  const { courseId, butFor } = supersedeUnpaidInput.parse(rawInput);
  const find = () =>
    ctx.db.purchase.findFirst({
      where: { studentId, courseId, checkoutKey: { not: butFor }, status: { in: contract.inFlight } },
      select: {
        id: true,
        number: true,
        status: true,
        payments: { where: { status: 'SUCCEEDED' }, take: 1, select: { id: true } },
      },
    });
  const earlier = await find();
  if (!earlier) return;
  if (earlier.status === 'PENDING') await end(ctx, earlier);
  // Its state now decides, no matter who ended or paid it.
  const left = earlier.status === 'PENDING' ? await find() : earlier;
  if (!left) return;
  const { number, status, payments } = left;
  throw new ConflictError(
    'checkout.already-paid',
    describeInFlight({ number, status, isPaid: payments.length > 0 }),
  );
}

async function end(ctx: Context, { id, number }: { id: string; number: number }): Promise<void> {
  try {
    await expireCheckout(ctx, { purchaseId: id, reason: 'superseded' });
  } catch (error) {
    log.warn({ err: error, purchaseId: id }, 'an earlier checkout could not be ended');
    throw new PreconditionError(
      'checkout.unanswered',
      `We could not find out whether P-${number}, your earlier checkout of this course, was paid. You are not charged. Try again in a few minutes.`,
      { cause: error },
    );
  }
}
