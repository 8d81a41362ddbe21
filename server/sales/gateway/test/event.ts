import { z } from 'zod';
import { ValidationError } from '@/server/core/errors';
import { reference } from '@/server/core/ids/reference';
import { cut } from '@/server/core/text/cut';
import { toLine } from '@/server/core/text/to-line';
import type { ProviderEvent } from '../gateway';

// What is compared or looked up has to be well-formed; what is only shown is made so.
const eventId = z.string().regex(/^[\x21-\x7E]{1,200}$/);
const shown = z.string().overwrite((text) => cut(toLine(text), 500));

const paid = z.object({
  id: eventId,
  type: z.literal('checkout.paid'),
  data: z.object({
    checkout: reference,
    reference,
    amount: z.number().int().positive(),
    currency: z.string().regex(/^[A-Z]{3}$/),
    method: shown.nullable(),
  }),
});
const declined = z.object({
  id: eventId,
  type: z.literal('checkout.declined'),
  data: z.object({ checkout: reference, reference, reason: shown }),
});
const refunded = z.object({
  id: eventId,
  type: z.literal('checkout.refunded'),
  data: z.object({ checkout: reference, reference, reason: shown }),
});
const other = z.object({ id: eventId, type: eventId });

/** What the test gateway sends. */
export type TestGatewayEvent = z.infer<typeof paid> | z.infer<typeof declined> | z.infer<typeof refunded>;

/** Reads a body of the test gateway; a type it does not know is `unknown`. Throws ValidationError `webhook.malformed`. */
export function readTestGatewayEvent(payload: unknown): ProviderEvent {
  const base = other.safeParse(payload);
  if (!base.success) throw malformed();
  const { id: providerEventId, type } = base.data;
  const named = { id: providerEventId, type };
  if (type === 'checkout.paid') {
    const event = paid.safeParse(payload);
    if (!event.success) throw malformed();
    const { checkout, ...data } = event.data.data;
    return { ...named, kind: 'succeeded', providerRef: checkout, ...data };
  }
  if (type === 'checkout.declined') {
    const event = declined.safeParse(payload);
    if (!event.success) throw malformed();
    const { checkout, ...data } = event.data.data;
    return { ...named, kind: 'declined', providerRef: checkout, ...data };
  }
  if (type === 'checkout.refunded') {
    const event = refunded.safeParse(payload);
    if (!event.success) throw malformed();
    const { checkout, ...data } = event.data.data;
    return { ...named, kind: 'refunded', providerRef: checkout, ...data };
  }
  return { ...named, kind: 'unknown' };
}

const malformed = () =>
  new ValidationError('webhook.malformed', 'The webhook is not an event of this provider.');
