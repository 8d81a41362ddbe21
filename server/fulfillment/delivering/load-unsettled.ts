import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { NotFoundError, PreconditionError } from '@/server/core/errors';
import { lockPurchase } from '@/server/process/transition/lock-purchase';

/**
 * A session that has begun and is not settled, of a booked purchase, with the purchase locked: what is decided about it holds
 * until the commit. `studentId` limits it to that student's.
 *
 * Throws NotFoundError `session.unknown`; PreconditionError `session.early` or `session.settled`.
 */
export async function loadUnsettled(
  tx: Tx,
  { now }: Pick<Context, 'now'>,
  { sessionId, studentId }: { sessionId: string; studentId?: string },
) {
  const where = { id: sessionId, status: { not: 'CANCELLED' }, studentId } as const;
  const found = await tx.trainingSession.findFirst({ where, select: { purchaseId: true } });
  if (!found) throw new NotFoundError('session.unknown', 'There is no such session.');
  await lockPurchase(tx, found.purchaseId);
  const session = await tx.trainingSession.findFirst({
    where,
    select: {
      id: true,
      ordinal: true,
      purchaseId: true,
      studentId: true,
      trainerId: true,
      startsAt: true,
      endsAt: true,
      resultDueAt: true,
      trainer: { select: { name: true } },
      result: { select: { outcome: true } },
      noShow: { select: { reportedAt: true } },
      purchase: { select: { status: true } },
    },
  });
  if (!session) throw new NotFoundError('session.unknown', 'There is no such session.');
  if (session.startsAt > now) throw new PreconditionError('session.early', 'This session has not begun yet.');
  if (session.resultDueAt === null || session.purchase.status !== 'SCHEDULED')
    throw new PreconditionError('session.settled', 'This session is settled already. Look again.');
  return session;
}

export type UnsettledSession = Awaited<ReturnType<typeof loadUnsettled>>;
