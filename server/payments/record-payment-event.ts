import { createHash } from 'node:crypto';
import type { Context } from '@/server/context';
import type { ProviderEvent } from './gateway';

/**
 * Puts a verified provider event into the inbox, once forever: a repeated delivery counts up and finds the same row. Its
 * own commit, so that what the provider said is kept, byte for byte, whatever applying it brings. One that is not
 * understood (`event` null) is known again by its bytes: its own id, if it has one, is left to an event that is.
 */
export async function recordPaymentEvent(
  ctx: Pick<Context, 'db'>,
  input: { provider: string; event: ProviderEvent | null; payload: Uint8Array<ArrayBuffer> },
): Promise<{ inboxEventId: string; isNew: boolean }> {
  const { provider, event, payload } = input;
  const providerEventId = event?.id ?? `sha256:${createHash('sha256').update(payload).digest('hex')}`;
  const { id, deliveries } = await ctx.db.paymentEvent.upsert({
    where: { provider_providerEventId: { provider, providerEventId } },
    create: { provider, providerEventId, type: event?.type ?? 'not understood', payload },
    update: { deliveries: { increment: 1 } },
    select: { id: true, deliveries: true },
  });
  return { inboxEventId: id, isNew: deliveries === 1 };
}
