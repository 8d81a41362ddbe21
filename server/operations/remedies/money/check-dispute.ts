import type { Prisma } from '@/prisma/generated/client';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { gatewayFor } from '@/server/sales/payments/gateways';
import { applyProviderWord } from '@/server/sales/reconciliation/apply-provider-word';
import { claimRemedy } from '../remedy-claim';
import type { Applied, RemedyTarget } from '../remedy-target';

/**
 * Asks the provider how the disputes of a purchase stand, and records their outcome as its webhook would. Throws
 * PreconditionError `remedy.dispute-open` while the bank has not decided.
 */
export async function checkDispute(ctx: Context, { intent }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'staff', 'system');
  const { purchaseId } = intent;
  const summary = 'the provider was asked, and the outcome of the dispute is recorded';
  const { remedyId } = await inTransaction(ctx, (tx) => claimRemedy(tx, ctx, intent, { summary }));
  const isOpen: Prisma.DisputeWhereInput = { status: { in: ['INQUIRY', 'OPEN'] } };
  const disputed = await ctx.db.payment.findMany({
    where: { purchaseId, disputes: { some: isOpen } },
    select: { id: true, status: true, provider: true, providerRef: true },
  });
  // What the provider says is recorded in the name of the system, also when a person made us ask.
  const asSystem: Context = { ...ctx, actor: { kind: 'system', job: 'check-dispute' } };
  for (const payment of disputed) {
    const word = await gatewayFor(payment.provider, ctx.db).retrieveCheckout(payment.providerRef);
    await inTransaction(ctx, (tx) => applyProviderWord(tx, asSystem, payment, word));
  }
  const open = await ctx.db.dispute.findFirst({
    where: { payment: { purchaseId }, ...isOpen },
    select: { evidenceDueAt: true },
  });
  if (!open) return { remedyId, summary };
  const day = open.evidenceDueAt?.toISOString().slice(0, 10);
  throw new PreconditionError(
    'remedy.dispute-open',
    `The bank has not decided. Answer the dispute in the provider’s dashboard${day ? ` by ${day}` : ''}.`,
  );
}
