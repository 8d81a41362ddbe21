import { appendAudit } from '@/server/core/audit/append-audit';
import { actorColumns, type Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { NotFoundError, PreconditionError } from '@/server/core/errors';
import { violates } from '@/server/core/violates';
import { findObstacles } from './find-obstacles';

/** What the account is called from then on, also in the entry of who erased it. */
const erasedName = 'Deleted account';

/**
 * Anonymizes an account inside the caller's transaction, by the database's function erase_person, and leaves an audit entry and a
 * row in Erasure. Throws NotFoundError `user.unknown`, PreconditionError of the first obstacle.
 */
export async function erasePerson(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  { userId, reason }: { userId: string; reason: string | null },
): Promise<void> {
  const user = await tx.user.findFirst({
    where: { id: userId, erasedAt: null },
    select: { id: true, role: true },
  });
  if (!user) throw new NotFoundError('user.unknown', 'There is no such account.');
  const [obstacle] = await findObstacles({ db: tx }, user);
  if (obstacle) throw new PreconditionError(obstacle.code, obstacle.message);
  const isOwn = 'userId' in ctx.actor && ctx.actor.userId === userId;
  const actor = isOwn ? { ...ctx.actor, name: erasedName } : ctx.actor;
  const { actorKind, actorId } = actorColumns(actor);
  await tx.$executeRaw`SELECT erase_person(${userId}::uuid, ${ctx.now}::timestamptz, ${actorKind}::"ActorKind", ${actorId}, ${reason})`.catch(
    (error: unknown) => {
      if (!violates(error, 'erasure_open') && !violates(error, 'erasure_person')) throw error;
      throw new PreconditionError('erasure.changed', 'This account has just changed. Try again.', {
        cause: error,
      });
    },
  );
  // As it is kept: without the name of who is gone.
  const kept = await tx.erasure.findUniqueOrThrow({ where: { userId }, select: { reason: true } });
  await appendAudit(
    tx,
    { actor, now: ctx.now },
    { action: 'user.erased', subject: { kind: 'user', id: userId }, reason: kept.reason ?? undefined },
  );
}
