import type { Prisma } from '@/prisma/generated/client';
import { actorColumns, type Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import type { AuditAction } from '../vocabulary/audit-subjects';

/**
 * Appends one audit entry inside the caller's transaction, in the name of `ctx.actor`: what was done, to what, and why.
 * Entries are never changed after: the database refuses.
 */
export async function appendAudit(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  entry: {
    action: AuditAction;
    subject: {
      kind:
        | 'purchase'
        | 'trainer'
        | 'course'
        | 'session'
        | 'user'
        | 'incident'
        | 'webhook'
        | 'settings'
        | 'discount'
        | 'token'
        | 'difference';
      id: string;
    };
    reason?: string;
    data?: Prisma.InputJsonObject;
  },
): Promise<void> {
  const { actorKind, actorId, actorName } = actorColumns(ctx.actor);
  await tx.auditEntry.create({
    data: {
      at: ctx.now,
      actorKind,
      actorId,
      actorName,
      action: entry.action,
      subjectKind: entry.subject.kind,
      subjectId: entry.subject.id,
      reason: entry.reason,
      data: entry.data ?? {},
    },
    select: { id: true },
  });
}
