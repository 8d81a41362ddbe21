import { createHash } from 'node:crypto';
import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { newId } from '@/server/core/ids/new-id';
import { queryRows } from '@/server/core/query-rows';
import { line } from '@/server/core/text/line';

/** What a provider calls an event and its type: no space is in it. */
const providerName = z.string().regex(/^[\x21-\x7E]{1,200}$/);

export const recordPaymentEventInput = z.object({
  provider: line(100),
  event: z.object({ id: providerName, type: providerName }).nullable(),
  payload: z.instanceof(Uint8Array<ArrayBuffer>),
});

const recorded = z.object({ id: z.string(), deliveries: z.number() });

/**
 * Puts a verified provider event into the inbox, once forever: a repeated delivery counts up and finds the same row. Its
 * own commit, so that what the provider said is kept, byte for byte, whatever applying it brings. One that is not
 * understood (`event` null) is known again by its bytes: its own id, if it has one, is left to an event that is. So are
 * other bytes under an id that is taken: they are kept and applied as an event of their own.
 */
export async function recordPaymentEvent(
  ctx: Context,
  rawInput: z.input<typeof recordPaymentEventInput>,
): Promise<{ inboxEventId: string; isNew: boolean }> {
  authorize(ctx, 'webhook');
  const { provider, event, payload } = recordPaymentEventInput.parse(rawInput);
  const digest = `sha256:${createHash('sha256').update(payload).digest('hex')}`;
  for (const providerEventId of [event?.id ?? digest, `body ${digest}`]) {
    const [row] = await queryRows(ctx.db, recorded)`
      INSERT INTO "PaymentEvent" AS e (id, provider, "providerEventId", type, payload)
      VALUES (${newId()}, ${provider}, ${providerEventId}, ${event?.type ?? 'not understood'}, ${payload})
      ON CONFLICT (provider, "providerEventId") DO UPDATE SET deliveries = e.deliveries + 1
        WHERE e.payload = excluded.payload
      RETURNING id, deliveries`;
    if (row) return { inboxEventId: row.id, isNew: row.deliveries === 1 };
  }
  throw new Error(`The body of ${digest} is not the one recorded under it.`);
}
