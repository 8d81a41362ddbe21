import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { env } from '@/server/core/env';
import { NotFoundError } from '@/server/core/errors';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { type FeedOwner, feedInput, feedOwner } from './feed-owner';
import { createToken, hashToken } from './feed-token';

/**
 * Makes a private calendar address, and ends the one that was there: the old address shows nothing any more. The
 * address is answered this once; only its hash is kept. Audited when staff make it for a trainer.
 *
 * Throws NotFoundError `trainer.unknown`.
 */
export async function createFeed(
  ctx: Context,
  input: z.input<typeof feedInput> = {},
): Promise<{ url: string }> {
  authorize(ctx, 'student', 'system');
  const owner = feedOwner(ctx, feedInput.parse(input), 'admin');
  const token = createToken();
  await inTransaction(ctx, async (tx) => {
    await lockOwner(tx, owner);
    await tx.calendarFeed.updateMany({ where: { ...owner, revokedAt: null }, data: { revokedAt: ctx.now } });
    await tx.calendarFeed.create({
      data: { ...owner, tokenHash: hashToken(token), createdAt: ctx.now },
      select: { id: true },
    });
    if ('trainerId' in owner) {
      const subject = { kind: 'trainer', id: owner.trainerId } as const;
      await appendAudit(tx, ctx, { action: 'feed.created', subject });
    }
  });
  return { url: `${env.APP_URL}/api/calendar/feeds/${token}.ics` };
}

/** Two that make one at once queue here, so that only the later address works. */
async function lockOwner(tx: Tx, owner: FeedOwner): Promise<void> {
  const found =
    'trainerId' in owner
      ? await tx.$executeRaw`SELECT 1 FROM "Trainer" WHERE id = ${owner.trainerId} FOR NO KEY UPDATE`
      : await tx.$executeRaw`SELECT 1 FROM "User" WHERE id = ${owner.userId} FOR NO KEY UPDATE`;
  if (found === 0) throw new NotFoundError('trainer.unknown', 'There is no such trainer.');
}
