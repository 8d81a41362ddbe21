import { z } from 'zod';
import type { InboxOutcome } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { id } from '@/server/core/ids/id';
import { log } from '@/server/core/log';
import { queryRows } from '@/server/core/query-rows';
import { isId } from '@/server/core/text/is-id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import type { ProviderEvent } from '../gateway/gateway';
import { type ConfirmOutcome, confirmPayment } from '../payments/confirm-payment';
import { gatewayFor } from '../payments/gateways';
import { recordPayment } from '../payments/record-payment';
import { reversePayment } from '../payments/reverse-payment';
import { findPaymentOf } from './find-payment-of';
import { readIfUnderstood } from './read-if-understood';
import { recordApplyFailure } from './record-apply-failure';

const inboxRow = z.object({
  provider: z.string(),
  payload: z.instanceof(Uint8Array),
  appliedAt: z.date().nullable(),
});
type Outcome = { outcome: InboxOutcome; reason: string | null };

export const applyPaymentEventInput = z.object({ inboxEventId: id });

/**
 * Does what a recorded provider event says, once: all of it in one transaction that also marks the inbox row. Applied
 * before, it changes nothing. One that cannot be read is marked NOT_UNDERSTOOD, to be applied by a version that can. When
 * it throws, only the error was written to the row, which stays for the next delivery or the sweep.
 */
export async function applyPaymentEvent(
  ctx: Context,
  rawInput: z.input<typeof applyPaymentEventInput>,
): Promise<void> {
  authorize(ctx, 'webhook', 'staff', 'system');
  const input = applyPaymentEventInput.parse(rawInput);
  try {
    await applyOnce(ctx, input);
  } catch (error) {
    await recordApplyFailure(ctx, { ...input, error });
    throw error;
  }
}

async function applyOnce(ctx: Context, input: { inboxEventId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [row] = await queryRows(tx, inboxRow)`
      SELECT provider, payload, "appliedAt" FROM "PaymentEvent" WHERE id = ${input.inboxEventId} FOR UPDATE`;
    if (!row || row.appliedAt) return;

    const event = readIfUnderstood(gatewayFor(row.provider, ctx.db), row.payload);
    const payment = event && (await findOrRecord(tx, row.provider, event));
    const providerRef = event && event.kind !== 'unknown' ? event.providerRef : null;
    const { outcome, reason } = await apply(tx, ctx, event, payment, { ...row, id: input.inboxEventId });
    await tx.paymentEvent.update({
      where: { id: input.inboxEventId },
      data: {
        appliedAt: ctx.now,
        outcome,
        outcomeReason: reason,
        providerRef,
        attempts: { increment: 1 },
        lastError: null,
        paymentId: payment?.id,
        purchaseId: payment?.purchaseId,
      },
      select: { id: true },
    });
  });
}

/** The payment that an event is about; one whose row was lost is recorded again by the purchase that the event names. */
async function findOrRecord(tx: Tx, provider: string, event: ProviderEvent) {
  if (event.kind === 'unknown') return null;
  const { providerRef, reference } = event;
  const known = await findPaymentOf(tx, provider, event);
  if (known || !isId(reference)) return known;
  return recordPayment(tx, { purchaseId: reference, provider, providerRef, ifFirst: true });
}

async function apply(
  tx: Tx,
  ctx: Context,
  event: ProviderEvent | null,
  payment: { id: string; purchaseId: string } | null,
  inbox: { id: string; provider: string },
): Promise<Outcome> {
  if (!event) {
    log.error({ inboxEventId: inbox.id, provider: inbox.provider }, 'a signed webhook was not understood');
    return { outcome: 'NOT_UNDERSTOOD', reason: 'It is signed, and this version of Caravan cannot read it.' };
  }
  if (event.kind === 'unknown') return { outcome: 'IGNORED', reason: `Nothing follows from ${event.type}.` };
  if (!payment) return aboutNobody(event);
  switch (event.kind) {
    case 'succeeded': {
      const { amount, currency, method } = event;
      return confirmPayment(tx, ctx, {
        paymentId: payment.id,
        amount,
        currency,
        method,
        source: 'webhook',
        inboxEventId: inbox.id,
      });
    }
    case 'refunded':
      return reversePayment(tx, ctx, { paymentId: payment.id, reason: event.reason });
    case 'declined':
      return decline(tx, ctx, payment, inbox.provider, event.reason);
  }
}

/** Money that is not known here has to be seen until it is returned: see the check `refund-due`. */
function aboutNobody(event: Exclude<ProviderEvent, { kind: 'unknown' }>): Outcome {
  switch (event.kind) {
    case 'succeeded': {
      const { amount, currency, providerRef, reference } = event;
      const what = `Paid ${amount} ${currency} (minor units) as ${providerRef}`;
      return {
        outcome: 'REJECTED',
        reason: `${what} for ${reference}, and no payment here is that. A refund is due.`,
      };
    }
    case 'refunded':
      return {
        outcome: 'APPLIED',
        reason: 'The money of a payment that is not known here was returned.',
      };
    case 'declined':
      return { outcome: 'IGNORED', reason: 'No payment here is that, and no money was taken.' };
  }
}

/** Tells of a declined try. The checkout stays open, so another try may still succeed. */
async function decline(
  tx: Tx,
  ctx: Context,
  payment: { id: string; purchaseId: string },
  provider: string,
  reason: string,
): Promise<ConfirmOutcome> {
  await lockPurchase(tx, payment.purchaseId);
  const { count } = await tx.payment.updateMany({
    where: { id: payment.id, status: 'PENDING' },
    data: { failureReason: reason },
  });
  if (count === 0) return { outcome: 'IGNORED', reason: 'The payment was settled before.' };
  await appendEntry(tx, ctx, payment.purchaseId, { kind: 'payment.declined', data: { provider, reason } });
  return { outcome: 'APPLIED', reason: null };
}
