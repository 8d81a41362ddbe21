import { z } from 'zod';
import type { Context } from '@/server/context';
import type { ProviderEvent } from './gateway';

/** A webhook's body is a JSON object: the gateway has read it. */
const jsonSchema = z.record(z.string(), z.json());

/**
 * Puts a verified provider event into the inbox, once for ever: a repeated delivery counts up and finds the same row. Its
 * own commit, so that what the provider said is kept whatever applying it brings.
 */
export async function recordPaymentEvent(
  ctx: Pick<Context, 'db'>,
  input: { provider: string; event: ProviderEvent; payload: unknown },
): Promise<{ inboxEventId: string; isNew: boolean }> {
  const { id: providerEventId, type } = input.event;
  const { provider } = input;
  const { id, deliveries } = await ctx.db.paymentEvent.upsert({
    where: { provider_providerEventId: { provider, providerEventId } },
    create: { provider, providerEventId, type, payload: jsonSchema.parse(input.payload) },
    update: { deliveries: { increment: 1 } },
    select: { id: true, deliveries: true },
  });
  return { inboxEventId: id, isNew: deliveries === 1 };
}
