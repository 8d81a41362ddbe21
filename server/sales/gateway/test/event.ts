import { z } from 'zod';
import { DisputeStatus, RefundStatus } from '@/prisma/generated/enums';
import { ValidationError } from '@/server/core/errors';
import { reference } from '@/server/core/ids/reference';
import { cut } from '@/server/core/text/cut';
import { toLine } from '@/server/core/text/to-line';
import type { ProviderEvent } from '../gateway';
import { refsOf } from './refs-of';

// What is compared or looked up has to be well-formed; what is only shown is made so.
const eventId = z.string().regex(/^[\x21-\x7E]{1,200}$/);
const shown = z.string().overwrite((text) => cut(toLine(text), 500));
const money = { amount: z.number().int().positive(), currency: z.string().regex(/^[A-Z]{3}$/) };
const checkout = { checkout: reference, reference };

const event = <const T extends string, D extends z.ZodRawShape>(type: T, data: D) =>
  z.object({ id: eventId, type: z.literal(type), data: z.object({ ...checkout, ...data }) });

const refund = z.object({
  ...money,
  id: reference,
  reference: reference.nullable(),
  status: z.enum(RefundStatus),
  failureReason: shown.nullable(),
});
const dispute = z.object({
  ...money,
  id: reference,
  status: z.enum(DisputeStatus),
  reason: shown,
  openedAt: z.coerce.date(),
  evidenceDueAt: z.coerce.date().nullable(),
});

const known = z.discriminatedUnion('type', [
  event('checkout.paid', { ...money, method: shown.nullable() }),
  event('checkout.confirming', {}),
  event('checkout.failed', { reason: shown }),
  event('checkout.declined', { reason: shown }),
  event('checkout.expired', {}),
  event('refund.created', { refund }),
  event('refund.updated', { refund }),
  event('dispute.opened', { dispute }),
  event('dispute.closed', { dispute }),
]);
const types = new Set<string>(known.options.map(({ shape }) => shape.type.value));
const other = z.object({ id: eventId, type: eventId });

/** What the test gateway sends. */
export type TestGatewayEvent = z.infer<typeof known>;

/** Reads a body of the test gateway; a type it does not know is `unknown`. Throws ValidationError `webhook.malformed`. */
export function readTestGatewayEvent(payload: unknown): ProviderEvent {
  const base = other.safeParse(payload);
  if (!base.success) throw malformed();
  const named = { id: base.data.id, type: base.data.type };
  if (!types.has(named.type)) return { ...named, kind: 'unknown' };
  const parsed = known.safeParse(payload);
  if (!parsed.success) throw malformed();
  const { type, data } = parsed.data;
  const about = { ...named, payment: refsOf({ id: data.checkout, reference: data.reference }) };
  switch (type) {
    case 'checkout.paid': {
      const { amount, currency, method } = data;
      return { ...about, kind: 'succeeded', amount, currency, method };
    }
    case 'checkout.confirming':
      return { ...about, kind: 'confirming' };
    case 'checkout.failed':
      return { ...about, kind: 'failed', reason: data.reason };
    case 'checkout.declined':
      return { ...about, kind: 'declined', reason: data.reason };
    case 'checkout.expired':
      return { ...about, kind: 'expired' };
    case 'refund.created':
    case 'refund.updated': {
      const { id: providerRef, reference: refundId, ...rest } = data.refund;
      return { ...about, kind: 'refund', refund: { providerRef, refundId, ...rest } };
    }
    case 'dispute.opened':
    case 'dispute.closed': {
      const { id: providerRef, ...rest } = data.dispute;
      return { ...about, kind: 'dispute', dispute: { providerRef, ...rest } };
    }
  }
}

const malformed = () =>
  new ValidationError('webhook.malformed', 'The webhook is not an event of this provider.');
