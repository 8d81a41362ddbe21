import type { Db } from '@/server/core/db';
import { env } from '@/server/core/env';
import { ValidationError } from '@/server/core/errors';
import type { PaymentGateway } from '../gateway';
import { checkSignature } from '../signature';
import { readTestGatewayEvent } from './event';
import { readTestCheckout, refundSelect, toRefund } from './read-test-checkout';
import { checkoutOf, refsOf } from './refs-of';
import { refundTestCheckout } from './refund-test-checkout';

export const testGatewayName = 'test';

/** The header of its webhooks. */
export const signatureHeader = 'caravan-test-signature';

/** The secrets a webhook may be signed with; the first one signs. */
export const webhookSecrets = (): string[] =>
  [env.PAYMENT_WEBHOOK_SECRET, env.PAYMENT_WEBHOOK_SECRET_PREVIOUS].filter((s) => s !== undefined);

/**
 * The built-in provider, where no money moves. Its books are tables that nothing outside this folder reads:
 * to the rest of Caravan it is as far away as a real provider.
 */
export function testGateway(db: Db): PaymentGateway {
  return {
    name: testGatewayName,

    async createCheckout({ idempotencyKey, expiresAt: _, ...checkout }) {
      const id = `tgc_${idempotencyKey}`;
      await db.testGatewayCheckout.createMany({ data: [{ id, ...checkout }], skipDuplicates: true });
      return { providerRef: id, url: `${env.APP_URL}/pay/${id}` };
    },

    async findCheckouts({ reference }) {
      const found = await db.testGatewayCheckout.findMany({ where: { reference }, select: { id: true } });
      return found.map(({ id }) => id);
    },

    retrieveCheckout: (providerRef) => readTestCheckout(db, providerRef),

    async expireCheckout(providerRef) {
      await db.testGatewayCheckout.updateMany({
        where: { id: providerRef, status: 'OPEN' },
        data: { status: 'EXPIRED', settledAt: new Date() },
      });
      return readTestCheckout(db, providerRef);
    },

    refund: ({ refundId, checkoutRef, amount }) =>
      refundTestCheckout(db, { checkoutId: checkoutRef, reference: refundId, amount }),

    async findPayment({ intentRef, chargeRef }) {
      const ref = intentRef ?? chargeRef;
      if (!ref) return null;
      const found = await db.testGatewayCheckout.findUnique({
        where: { id: checkoutOf(ref) },
        select: { id: true, reference: true },
      });
      return found && refsOf(found);
    },

    async listPayments({ from, to }) {
      const paid = await db.testGatewayCheckout.findMany({
        where: { status: 'PAID', settledAt: { gte: from, lt: to } },
        select: { id: true, reference: true, amount: true, currency: true, settledAt: true },
      });
      return paid.map(({ amount, currency, settledAt, ...checkout }) => ({
        ...refsOf(checkout),
        amount,
        currency,
        paidAt: settledAt ?? from,
      }));
    },

    async listRefunds({ from, to }) {
      const made = await db.testGatewayRefund.findMany({
        where: { createdAt: { gte: from, lt: to } },
        select: {
          ...refundSelect,
          checkout: { select: { id: true, reference: true, currency: true } },
        },
      });
      return made.map(({ checkout, ...refund }) => ({
        ...toRefund(refund, checkout.currency),
        payment: refsOf(checkout),
      }));
    },

    verifyWebhook(body, headers, now) {
      checkSignature(body, headers.get(signatureHeader), webhookSecrets(), now);
    },

    readEvent: (body) => readTestGatewayEvent(parseJson(body)),
  };
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new ValidationError('webhook.malformed', 'The webhook is not JSON.', { cause });
  }
}
