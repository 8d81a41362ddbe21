import type { Context } from '@/server/context';
import type { ProviderEvent } from './gateway';

/**
 * Puts a verified provider event into the inbox, once for ever: a repeated delivery counts up and finds the same row. Its
 * own commit, so that what the provider said is kept whatever applying it brings.
 */
export async function recordPaymentEvent(
  ctx: Pick<Context, 'db'>,
  input: { provider: string; event: ProviderEvent; payload: unknown },
): Promise<{ inboxEventId: string; isNew: boolean }> {
  const { id: providerEventId, type } = input.event;
  const [row] = await ctx.db.$queryRaw<{ id: string; deliveries: number }[]>`
    INSERT INTO "PaymentEvent" (id, provider, "providerEventId", type, payload)
    VALUES (gen_random_uuid()::text, ${input.provider}, ${providerEventId}, ${type}, ${JSON.stringify(input.payload)}::jsonb)
    ON CONFLICT (provider, "providerEventId") DO UPDATE SET deliveries = "PaymentEvent".deliveries + 1
    RETURNING id, deliveries`;
  if (!row) throw new Error('The inbox did not return the row it wrote.');
  return { inboxEventId: row.id, isNew: row.deliveries === 1 };
}
