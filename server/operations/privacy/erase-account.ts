import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { requireStepUp } from '@/server/core/require-step-up';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { erasePerson } from './erase-person';

export const eraseAccountInput = z.object({ userId: id, reason });

/**
 * Erases a student's account for good, because they asked for it: see erasePerson. Throws StepUpRequiredError, NotFoundError
 * `user.unknown`, PreconditionError of the first obstacle.
 */
export async function eraseAccount(ctx: Context, input: z.input<typeof eraseAccountInput>): Promise<void> {
  authorize(ctx, 'admin');
  const { userId, reason } = eraseAccountInput.parse(input);
  requireStepUp(ctx);
  await inTransaction(ctx, (tx) => erasePerson(tx, ctx, { userId, reason }));
}
