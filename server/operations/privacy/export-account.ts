import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { streamExport } from './stream-export';

/**
 * Everything about the actor's own account, as JSON in pieces: see personal-data.ts for what is in it. No secrets, no words of staff, and of
 * other people only what they wrote to this person. Audited, once for each export.
 */
export async function exportAccount(ctx: Context): Promise<AsyncGenerator<string>> {
  const { userId } = authorize(ctx, 'student');
  await inTransaction(ctx, (tx) =>
    appendAudit(tx, ctx, { action: 'user.exported', subject: { kind: 'user', id: userId } }),
  );
  return streamExport(ctx, userId);
}
