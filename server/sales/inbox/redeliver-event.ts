import { z } from 'zod';
import { InboxOutcome } from '@/prisma/generated/enums';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { queryRows } from '@/server/core/query-rows';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { applyPaymentEvent } from './apply-payment-event';

export const redeliverEventInput = z.object({
  inboxEventId: id,
  reason,
});

const locked = z.object({
  outcome: z.enum(InboxOutcome).nullable(),
  purchaseId: z.string().nullable(),
  type: z.string(),
});

/**
 * Applies a recorded webhook again, as if the provider had sent it once more: for one that was refused or ignored for a
 * reason that no longer holds. What it says stays as it was recorded, and applying is idempotent, so nothing is paid
 * twice. Audited. Returns the outcome of this attempt.
 *
 * Throws NotFoundError `webhook.unknown`, PreconditionError `webhook.applied` for one that did its work.
 */
export async function redeliverEvent(
  ctx: Context,
  rawInput: z.input<typeof redeliverEventInput>,
): Promise<{ outcome: InboxOutcome | null; reason: string | null }> {
  authorize(ctx, 'staff', 'system');
  const { inboxEventId, reason } = redeliverEventInput.parse(rawInput);
  await inTransaction(ctx, async (tx) => {
    const [row] = await queryRows(tx, locked)`
      SELECT outcome, "purchaseId", type FROM "PaymentEvent" WHERE id = ${inboxEventId} FOR UPDATE`;
    if (!row) throw new NotFoundError('webhook.unknown', 'There is no such webhook in the inbox.');
    if (row.outcome === 'APPLIED') {
      throw new PreconditionError(
        'webhook.applied',
        'This webhook did its work: see the timeline of its purchase.',
      );
    }
    await tx.paymentEvent.update({
      where: { id: inboxEventId },
      data: { appliedAt: null, outcome: null, outcomeReason: null },
      select: { id: true },
    });
    await appendAudit(tx, ctx, {
      action: 'webhook.redelivered',
      subject: { kind: 'webhook', id: inboxEventId },
      reason,
      data: { type: row.type, purchaseId: row.purchaseId, outcomeBefore: row.outcome },
    });
  });
  await applyPaymentEvent(ctx, { inboxEventId });
  const { outcome, outcomeReason } = await ctx.db.paymentEvent.findUniqueOrThrow({
    where: { id: inboxEventId },
    select: { outcome: true, outcomeReason: true },
  });
  return { outcome, reason: outcomeReason };
}
