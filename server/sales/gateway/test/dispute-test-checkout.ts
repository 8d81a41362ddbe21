import { DisputeStatus } from '@/prisma/generated/enums';
import type { Tx } from '@/server/core/db';
import { oweWebhook } from './owe-webhook';

/** Days that the test gateway leaves for evidence. */
const evidenceDays = 7;

/**
 * The provider's side of a dispute about all of a payment: opens it, or moves the one there is to another state, and owes
 * its webhook. Returns its name.
 */
export async function disputeTestCheckout(
  tx: Tx,
  { checkoutId, status, now }: { checkoutId: string; status: DisputeStatus; now: Date },
): Promise<string> {
  const { reference, amount, currency } = await tx.testGatewayCheckout.findUniqueOrThrow({
    where: { id: checkoutId },
    select: { reference: true, amount: true, currency: true },
  });
  const id = checkoutId.replace(/^(tgc_)?/, 'tgd_');
  const isOver = status === DisputeStatus.WON || status === DisputeStatus.LOST;
  const evidenceDueAt = isOver ? null : new Date(now.getTime() + evidenceDays * 86_400_000);
  const row = await tx.testGatewayDispute.upsert({
    where: { id },
    update: { status, evidenceDueAt },
    create: { id, checkoutId, status, amount, reason: 'fraudulent', openedAt: now, evidenceDueAt },
    select: { id: true, status: true, amount: true, reason: true, openedAt: true, evidenceDueAt: true },
  });
  const data = { checkout: checkoutId, reference, dispute: { ...row, currency } };
  await oweWebhook(tx, { type: isOver ? 'dispute.closed' : 'dispute.opened', data }, [now]);
  return id;
}
