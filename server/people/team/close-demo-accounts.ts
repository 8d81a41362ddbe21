import { demoAccounts } from '@/prisma/seed/demo-accounts';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { hasPublishedPassword } from '@/server/people/accounts/has-published-password';
import { inTransaction } from '@/server/process/outbox/in-transaction';

/**
 * Takes the password and the sessions of each demo account that has its published password, so that nobody signs in with
 * it. Purchases and roles stay. Audited. Returns the addresses that were open; run again, it finds none.
 */
export async function closeDemoAccounts(ctx: Context): Promise<string[]> {
  authorize(ctx, 'admin', 'system');
  return inTransaction(ctx, async (tx) => {
    const credentials = await tx.authAccount.findMany({
      where: { password: { not: null }, user: { email: { in: demoAccounts.map(({ email }) => email) } } },
      select: { id: true, password: true, user: { select: { id: true, email: true } } },
      orderBy: { user: { email: 'asc' } },
    });
    const closed: string[] = [];
    for (const { id, password, user } of credentials) {
      if (!password || !(await hasPublishedPassword({ email: user.email, hash: password }))) continue;
      await tx.authAccount.delete({ where: { id }, select: { id: true } });
      await tx.authSession.deleteMany({ where: { userId: user.id } });
      await appendAudit(tx, ctx, {
        action: 'user.demo-account-closed',
        subject: { kind: 'user', id: user.id },
        reason: 'Its password is published with Caravan.',
        data: { email: user.email },
      });
      closed.push(user.email);
    }
    return closed;
  });
}
