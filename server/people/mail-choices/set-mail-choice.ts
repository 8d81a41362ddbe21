import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { mailChoices } from '../vocabulary/mail-topics';
import { writeMailChoice } from './write-mail-choice';

export const setMailChoiceInput = z.object({
  topic: z.enum(mailChoices).exclude(['reminders']),
  isWanted: z.boolean(),
});

/**
 * Chooses whether a person gets emails of a topic. Emails that are written already are still sent. Throws NotFoundError
 * `user.unknown`.
 */
export async function setMailChoice(ctx: Context, input: z.input<typeof setMailChoiceInput>): Promise<void> {
  const { userId } = authorize(ctx, 'student');
  const choice = setMailChoiceInput.parse(input);
  const isKnown = await inTransaction(ctx, (tx) => writeMailChoice(tx, { userId, ...choice }));
  if (!isKnown) throw new NotFoundError('user.unknown', 'There is no such account.');
}
