import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { env } from '@/server/core/env';
import { queryRows } from '@/server/core/query-rows';
import { signWebhook } from '../signature';
import { settleLater } from './settle-later';
import { signatureHeader, testGatewayName, webhookSecrets } from './test-gateway';

const delivery = z.object({ id: z.string(), body: z.string() });
type Delivery = z.infer<typeof delivery>;

/**
 * Settles what is due at the test gateway, and posts the webhooks that are due to our own endpoint, signed, over HTTP, as a provider would from afar. One that is not
 * answered with 2xx is due again, later each time. Claimed rows are safe from other replicas.
 *
 * Returns how many were accepted.
 */
export async function deliverDueWebhooks(ctx: Pick<Context, 'db'>): Promise<{ delivered: number }> {
  await settleLater(ctx.db);
  const due = await queryRows(ctx.db, delivery)`
    UPDATE "TestGatewayDelivery" SET attempts = attempts + 1, "dueAt" = now() + least(60, 2 ^ attempts) * interval '1 second'
    WHERE id IN (
      SELECT id FROM "TestGatewayDelivery" WHERE "deliveredAt" IS NULL AND "dueAt" <= now()
      ORDER BY "dueAt" LIMIT 50 FOR UPDATE SKIP LOCKED)
    RETURNING id, body`;
  const results = await Promise.all(due.map((owed) => deliver(ctx, owed)));
  return { delivered: results.filter(Boolean).length };
}

async function deliver(ctx: Pick<Context, 'db'>, { id, body }: Delivery): Promise<boolean> {
  const status = await post(body);
  const isAccepted = status >= 200 && status < 300;
  await ctx.db.testGatewayDelivery.update({
    where: { id },
    data: { deliveredAt: isAccepted ? new Date() : null },
    select: { id: true },
  });
  return isAccepted;
}

/** The HTTP status, or 0 when nobody answered. */
async function post(body: string): Promise<number> {
  try {
    const response = await fetch(`${env.APP_URL}/api/webhooks/payments/${testGatewayName}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [signatureHeader]: signWebhook(body, webhookSecrets().slice(0, 1), new Date()),
      },
      body,
      signal: AbortSignal.timeout(10_000),
    });
    return response.status;
  } catch {
    return 0;
  }
}
