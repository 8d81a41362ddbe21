import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { mailChoices } from '../vocabulary/mail-topics';
import { isUnsubscribeToken } from './unsubscribe-token';
import { writeMailChoice } from './write-mail-choice';

/** The query of the link, as `unsubscribeQuery` writes it. */
export const unsubscribeInput = z.object({
  user: id,
  topic: z.enum(mailChoices),
  token: z.string().max(100),
});

/**
 * Turns off one topic of email by the signed link of such an email, without signing in. Doing so again changes nothing. Throws
 * NotFoundError `unsubscribe.unknown` when the link was not made for this account and topic.
 */
export async function unsubscribe(ctx: Context, input: z.input<typeof unsubscribeInput>): Promise<void> {
  authorize(ctx, 'public');
  const { user: userId, topic, token } = unsubscribeInput.parse(input);
  if (!isUnsubscribeToken({ userId, topic }, token))
    throw new NotFoundError(
      'unsubscribe.unknown',
      'This link is not complete. Open it from the email again.',
    );
  await inTransaction(ctx, (tx) => writeMailChoice(tx, { userId, topic, isWanted: false }));
}
