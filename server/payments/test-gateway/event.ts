import { z } from 'zod';
import { ValidationError } from '@/server/errors';
import type { ProviderEvent } from '../gateway';

const paid = z.object({
  id: z.string().min(1).max(200),
  type: z.literal('checkout.paid'),
  data: z.object({
    checkout: z.string(),
    reference: z.string(),
    amount: z.number().int().positive(),
    currency: z.string().length(3),
    method: z.string().nullable(),
  }),
});
const declined = z.object({
  id: z.string().min(1).max(200),
  type: z.literal('checkout.declined'),
  data: z.object({ checkout: z.string(), reference: z.string(), reason: z.string() }),
});
const refunded = z.object({
  id: z.string().min(1).max(200),
  type: z.literal('checkout.refunded'),
  data: z.object({ checkout: z.string(), reference: z.string(), reason: z.string() }),
});
const other = z.object({ id: z.string().min(1).max(200), type: z.string().min(1).max(200) });

/** What the test gateway sends. */
export type TestGatewayEvent = z.infer<typeof paid> | z.infer<typeof declined> | z.infer<typeof refunded>;

/** Reads a body of the test gateway; a type it does not know is `unknown`. Throws ValidationError `webhook.malformed`. */
export function readTestGatewayEvent(payload: unknown): ProviderEvent {
  const base = other.safeParse(payload);
  if (!base.success) throw malformed();
  const { id, type } = base.data;
  if (type === 'checkout.paid') {
    const event = paid.safeParse(payload);
    if (!event.success) throw malformed();
    const { checkout, ...data } = event.data.data;
    return { id, type, kind: 'succeeded', providerRef: checkout, ...data };
  }
  if (type === 'checkout.declined') {
    const event = declined.safeParse(payload);
    if (!event.success) throw malformed();
    const { checkout, ...data } = event.data.data;
    return { id, type, kind: 'declined', providerRef: checkout, ...data };
  }
  if (type === 'checkout.refunded') {
    const event = refunded.safeParse(payload);
    if (!event.success) throw malformed();
    const { checkout, ...data } = event.data.data;
    return { id, type, kind: 'refunded', providerRef: checkout, ...data };
  }
  return { id, type, kind: 'unknown' };
}

const malformed = () =>
  new ValidationError('webhook.malformed', 'The webhook is not an event of this provider.');
