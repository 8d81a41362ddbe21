import type { Db } from '@/server/core/db';
import { env } from '@/server/core/env';
import { NotFoundError, ValidationError } from '@/server/core/errors';
import type { PaymentGateway, ProviderCheckout } from '../gateway';
import { readTestGatewayEvent } from './event';
import { checkSignature, signatureHeader } from './signature';

export const testGatewayName = 'test';

/** The secrets a webhook may be signed with; the first one signs. */
export const webhookSecrets = (): string[] =>
  [env.PAYMENT_WEBHOOK_SECRET, env.PAYMENT_WEBHOOK_SECRET_PREVIOUS].filter((s) => s !== undefined);

/**
 * The built-in provider, where no money moves. Its books are tables of its own that nothing outside this folder reads:
 * to the rest of Caravan it is as far away as a real provider.
 */
export function testGateway(db: Db): PaymentGateway {
  return {
    name: testGatewayName,

    async createCheckout({ idempotencyKey, ...checkout }) {
      const id = `tgc_${idempotencyKey}`;
      await db.testGatewayCheckout.createMany({ data: [{ id, ...checkout }], skipDuplicates: true });
      return { providerRef: id, url: `${env.APP_URL}/pay/${id}` };
    },

    async findCheckouts(reference) {
      const found = await db.testGatewayCheckout.findMany({ where: { reference }, select: { id: true } });
      return found.map(({ id }) => id);
    },

    retrieveCheckout: (providerRef) => readCheckout(db, providerRef),

    async expireCheckout(providerRef) {
      await db.testGatewayCheckout.updateMany({
        where: { id: providerRef, status: 'OPEN' },
        data: { status: 'EXPIRED', settledAt: new Date() },
      });
      return readCheckout(db, providerRef);
    },

    async refundCheckout(providerRef) {
      await db.testGatewayCheckout.updateMany({
        where: { id: providerRef, status: 'PAID' },
        data: { status: 'REFUNDED' },
      });
      return readCheckout(db, providerRef);
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

const statuses = {
  OPEN: 'open',
  PAID: 'paid',
  EXPIRED: 'expired',
  REFUNDED: 'refunded',
} as const;

async function readCheckout(db: Db, id: string): Promise<ProviderCheckout> {
  const checkout = await db.testGatewayCheckout.findUnique({
    where: { id },
    select: { status: true, amount: true, currency: true, method: true, settledAt: true },
  });
  if (!checkout) throw new NotFoundError('checkout.unknown', 'The provider knows no such checkout.');
  const { settledAt, status, ...facts } = checkout;
  return {
    ...facts,
    status: statuses[status],
    paidAt: status === 'PAID' || status === 'REFUNDED' ? settledAt : null,
  };
}
