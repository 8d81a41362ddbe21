import { z } from 'zod';
import { TestGatewayStatus } from '@/prisma/generated/enums';
import type { Db } from '@/server/core/db';
import { queryRows } from '@/server/core/query-rows';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { oweWebhook } from './owe-webhook';
import { refundSelect } from './read-test-checkout';

const settled = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.enum(TestGatewayStatus),
  amount: z.number(),
  currency: z.string(),
  method: z.string().nullable(),
});

/** Settles what the test gateway said it would settle later, payments and refunds, once each, and owes their webhooks. */
export async function settleLater(db: Db): Promise<void> {
  await inTransaction({ db }, async (tx) => {
    const now = new Date();
    const payments = await queryRows(tx, settled)`
      UPDATE "TestGatewayCheckout" SET status = "settlesAs", "settledAt" = "settlesAt", "settlesAs" = NULL, "settlesAt" = NULL
      WHERE status = 'CONFIRMING' AND "settlesAt" <= now()
      RETURNING id, reference, status, amount, currency, method`;
    for (const { id: checkout, reference, status, amount, currency, method } of payments) {
      const about = { checkout, reference };
      if (status === 'PAID')
        await oweWebhook(tx, { type: 'checkout.paid', data: { ...about, amount, currency, method } }, [now]);
      else
        await oweWebhook(
          tx,
          { type: 'checkout.failed', data: { ...about, reason: 'The bank did not make the payment.' } },
          [now],
        );
    }
    const refunds = await queryRows(tx, z.object({ id: z.string() }))`
      UPDATE "TestGatewayRefund" SET status = "settlesAs", "settlesAs" = NULL, "settlesAt" = NULL,
        "failureReason" = CASE "settlesAs" WHEN 'FAILED' THEN 'The card was closed.' END
      WHERE status = 'PENDING' AND "settlesAt" <= now() RETURNING id`;
    for (const { id } of refunds) {
      const { checkout, checkoutId, ...refund } = await tx.testGatewayRefund.findUniqueOrThrow({
        where: { id },
        select: {
          ...refundSelect,
          checkoutId: true,
          checkout: { select: { reference: true, currency: true } },
        },
      });
      const { reference, currency } = checkout;
      const data = { checkout: checkoutId, reference, refund: { ...refund, currency } };
      await oweWebhook(tx, { type: 'refund.updated', data }, [now]);
    }
  });
}
