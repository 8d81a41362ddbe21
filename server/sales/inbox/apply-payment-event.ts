import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { id } from '@/server/core/ids/id';
import { log } from '@/server/core/log';
import { queryRows } from '@/server/core/query-rows';
import { isId } from '@/server/core/text/is-id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import type { PaymentEvent, ProviderEvent } from '../gateway/gateway';
import { gatewayFor } from '../payments/gateways';
import { recordPayment } from '../payments/record-payment';
import type { ConfirmOutcome } from '../payments/reported-payment';
import { applyToPayment } from './apply-to-payment';
import { findPaymentOf } from './find-payment-of';
import { readIfUnderstood } from './read-if-understood';
import { recordApplyFailure } from './record-apply-failure';

const inboxRow = z.object({
  provider: z.string(),
  payload: z.instanceof(Uint8Array),
  appliedAt: z.date().nullable(),
});

export const applyPaymentEventInput = z.object({ inboxEventId: id });

/**
 * Does what a recorded provider event says, once: all of it in one transaction that also marks the inbox row. Applied
 * before, it changes nothing. One that cannot be read is marked NOT_UNDERSTOOD, to be applied by a version that can, and one
 * about a payment that is not known here UNMATCHED, to be applied when it is. When it throws, only the error was written to
 * the row, which stays for the next delivery or the sweep.
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
    const about = event && event.kind !== 'unknown' ? event.payment : null;
    const payment = event && (await findOrRecord(tx, row.provider, event));
    const { outcome, reason } = await apply(tx, ctx, event, payment, { ...row, id: input.inboxEventId });
    await tx.paymentEvent.update({
      where: { id: input.inboxEventId },
      data: {
        appliedAt: ctx.now,
        outcome,
        outcomeReason: reason,
        providerRef: about && (about.checkoutRef ?? about.intentRef ?? about.chargeRef),
        intentRef: about?.intentRef,
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
  const { checkoutRef, reference } = event.payment;
  const known = await findPaymentOf(tx, provider, event.payment);
  if (known || !checkoutRef || !reference || !isId(reference)) return known;
  return recordPayment(tx, { purchaseId: reference, provider, providerRef: checkoutRef, ifFirst: true });
}

async function apply(
  tx: Tx,
  ctx: Context,
  event: ProviderEvent | null,
  payment: { id: string; purchaseId: string } | null,
  inbox: { id: string; provider: string },
): Promise<ConfirmOutcome> {
  if (!event) {
    log.error({ inboxEventId: inbox.id, provider: inbox.provider }, 'a signed webhook was not understood');
    return { outcome: 'NOT_UNDERSTOOD', reason: 'It is signed, and this version of Caravan cannot read it.' };
  }
  if (event.kind === 'unknown') return { outcome: 'IGNORED', reason: `Nothing follows from ${event.type}.` };
  if (!payment) return aboutNobody(event);
  return applyToPayment(tx, ctx, event, { ...payment, inboxEventId: inbox.id, provider: inbox.provider });
}

/** Money that is not known here has to be seen until it is returned: see the check `refund-due`. */
function aboutNobody(event: PaymentEvent): ConfirmOutcome {
  switch (event.kind) {
    case 'succeeded': {
      const { amount, currency, payment } = event;
      const what = `Paid ${amount} ${currency} (minor units) as ${payment.checkoutRef}`;
      return {
        outcome: 'REJECTED',
        reason: `${what} for ${payment.reference}, and no payment here is that. A refund is due.`,
      };
    }
    case 'refund':
    case 'dispute':
    case 'charged':
      return { outcome: 'UNMATCHED', reason: 'No payment here is that yet. It is applied when one is.' };
    case 'confirming':
    case 'failed':
    case 'declined':
    case 'expired':
      return { outcome: 'IGNORED', reason: 'No payment here is that, and no money was taken.' };
  }
}
