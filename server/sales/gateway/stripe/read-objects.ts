import { z } from 'zod';
import type { DisputeStatus, RefundStatus } from '@/prisma/generated/enums';
import { cut } from '@/server/core/text/cut';
import { toLine } from '@/server/core/text/to-line';
import type { PaymentRefs, ProviderDispute, ProviderRefund } from '../gateway';
import { fromStripe } from './stripe-amount';

// The parts of Stripe's objects that are read, from an answer and from a webhook alike. What is only shown is made one line.

const name = z.string().regex(/^[\x21-\x7E]{1,255}$/);
const shown = z.string().overwrite((text) => cut(toLine(text), 500));
const amount = z.number().int();
const currency = z.string().regex(/^[a-z]{3}$/);
const seconds = z
  .number()
  .int()
  .transform((at) => new Date(at * 1000));
/** Another object: its id, or the object itself. */
const idOf = z.union([name, z.object({ id: name }).transform(({ id }) => id)]).nullish();
/** What we wrote on it when we made it. */
const metadata = z.object({ purchaseId: name.optional(), refundId: name.optional() }).nullish();

const card = z.object({ last4: z.string().nullish() }).nullish();
export const charge = z.object({
  id: name,
  amount,
  currency,
  created: seconds,
  paid: z.boolean(),
  disputed: z.boolean().nullish(),
  status: z.string(),
  payment_intent: idOf,
  payment_method_details: z.object({ type: shown, card }).nullish(),
  metadata,
});
export type Charge = z.output<typeof charge>;

export const session = z.object({
  id: name,
  url: z.string().nullish(),
  status: z.string().nullish(),
  payment_status: z.string(),
  amount_total: amount.nullish(),
  currency: currency.nullish(),
  client_reference_id: name.nullish(),
  payment_intent: idOf,
  metadata,
});
export type Session = z.output<typeof session>;

export const paymentIntent = z.object({
  id: name,
  status: z.string(),
  latest_charge: idOf,
  last_payment_error: z.object({ message: shown.nullish() }).nullish(),
  metadata,
});

export const refund = z.object({
  id: name,
  amount,
  currency,
  created: seconds,
  status: z.string().nullish(),
  failure_reason: shown.nullish(),
  payment_intent: idOf,
  charge: idOf,
  metadata,
});
export type Refund = z.output<typeof refund>;

export const dispute = z.object({
  id: name,
  amount,
  currency,
  created: seconds,
  status: z.string(),
  reason: shown,
  payment_intent: idOf,
  charge: idOf,
  evidence_details: z.object({ due_by: seconds.nullish() }).nullish(),
});
export type Dispute = z.output<typeof dispute>;

/** How a charge was paid, for people. */
export function methodOf({ payment_method_details: details }: Charge): string | null {
  if (!details) return null;
  if (details.card?.last4) return `card ending ${details.card.last4}`;
  return details.type.replaceAll('_', ' ');
}

export const refsOfSession = ({
  id,
  payment_intent,
  client_reference_id,
  metadata,
}: Session): PaymentRefs => ({
  checkoutRef: id,
  intentRef: payment_intent ?? null,
  chargeRef: null,
  reference: metadata?.purchaseId ?? client_reference_id ?? null,
});

export const refsOfMoney = (object: Refund | Dispute): PaymentRefs => ({
  checkoutRef: null,
  intentRef: object.payment_intent ?? null,
  chargeRef: object.charge ?? null,
  reference: ('metadata' in object && object.metadata?.purchaseId) || null,
});

const refundStatuses: Readonly<Record<string, RefundStatus>> = {
  pending: 'PENDING',
  requires_action: 'PENDING',
  succeeded: 'SUCCEEDED',
  failed: 'FAILED',
  canceled: 'CANCELLED',
};

export const toRefund = (object: Refund): ProviderRefund => ({
  ...fromStripe(object),
  providerRef: object.id,
  refundId: object.metadata?.refundId ?? null,
  status: refundStatuses[object.status ?? ''] ?? 'PENDING',
  failureReason: object.failure_reason?.replaceAll('_', ' ') ?? null,
});

/** An inquiry withdraws nothing, closed or not. An appeal is about a dispute that was lost: the money is gone meanwhile. */
const disputeStatuses: Readonly<Record<string, DisputeStatus>> = {
  warning_needs_response: 'INQUIRY',
  warning_under_review: 'INQUIRY',
  warning_closed: 'WON',
  prevented: 'WON',
  needs_response: 'OPEN',
  under_review: 'OPEN',
  lost: 'LOST',
  appeal_needs_response: 'LOST',
  appeal_under_review: 'LOST',
  won: 'WON',
};

export const toDispute = (object: Dispute): ProviderDispute => ({
  ...fromStripe(object),
  providerRef: object.id,
  status: disputeStatuses[object.status] ?? 'OPEN',
  reason: object.reason.replaceAll('_', ' '),
  openedAt: object.created,
  evidenceDueAt: object.evidence_details?.due_by ?? null,
});
