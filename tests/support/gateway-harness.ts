import { randomUUID } from 'node:crypto';
import type { Db } from '@/server/core/db';
import type { PaymentGateway } from '@/server/sales/gateway/gateway';
import { signWebhook } from '@/server/sales/gateway/signature';
import { stripeClient } from '@/server/sales/gateway/stripe/stripe-client';
import { stripeGateway } from '@/server/sales/gateway/stripe/stripe-gateway';
import { disputeTestCheckout } from '@/server/sales/gateway/test/dispute-test-checkout';
import { refundTestCheckout } from '@/server/sales/gateway/test/refund-test-checkout';
import { settleCheckout, type TestOutcome } from '@/server/sales/gateway/test/settle-checkout';
import { settleLater } from '@/server/sales/gateway/test/settle-later';
import { signatureHeader, testGateway } from '@/server/sales/gateway/test/test-gateway';
import { previousSecret, secret } from '@/tests/support/school/test-shop';
import type { Method } from './stripe/stripe-books';
import { startStripeServer } from './stripe/stripe-server';

/** A webhook as it arrives. */
export type Webhook = { body: string; headers: Headers };

/** One provider with its other side: what people and banks do there, and the webhooks that follow, oldest first. */
export type GatewayHarness = {
  name: string;
  gateway: PaymentGateway;
  pay(checkoutRef: string, method: Method): Promise<void>;
  /** What takes days elsewhere happens now: the bank answers for a debit or for a slow refund. */
  settle(checkoutRef: string): Promise<void>;
  refundThere(checkoutRef: string, amount: number): Promise<void>;
  dispute(checkoutRef: string): Promise<void>;
  loseDispute(checkoutRef: string): Promise<void>;
  webhooks(checkoutRef: string, options?: { secret?: string; now?: Date }): Promise<Webhook[]>;
  stop(): Promise<void>;
};

const outcomes: Record<Method, TestOutcome> = {
  card: 'paid',
  declined: 'declined',
  debit: 'confirms-later',
  'debit-fails': 'fails-later',
  'slow-refund': 'paid-refund-slow',
  'failing-refund': 'paid-refund-fails',
};

export function testHarness(db: Db): GatewayHarness {
  const tell = (checkoutId: string, status: 'OPEN' | 'LOST') =>
    disputeTestCheckout(db, { checkoutId, status, now: new Date() });
  return {
    name: 'test',
    gateway: testGateway(db),
    async pay(checkoutId, method) {
      await settleCheckout({ db, now: new Date() }, { checkoutId, outcome: outcomes[method] });
    },
    async settle(checkoutId) {
      const due = { settlesAt: new Date(Date.now() - 1000) };
      const later = { settlesAt: { not: null } };
      await db.testGatewayCheckout.updateMany({ where: { id: checkoutId, ...later }, data: due });
      await db.testGatewayRefund.updateMany({ where: { checkoutId, ...later }, data: due });
      await settleLater(db);
    },
    async refundThere(checkoutId, amount) {
      await refundTestCheckout(db, { checkoutId, reference: null, amount });
    },
    async dispute(checkoutId) {
      await tell(checkoutId, 'OPEN');
    },
    async loseDispute(checkoutId) {
      await tell(checkoutId, 'LOST');
    },
    async webhooks(checkoutId, options = {}) {
      const owed = await db.testGatewayDelivery.findMany({ where: { checkoutId }, orderBy: { id: 'asc' } });
      const sign = (body: string) => signWebhook(body, [options.secret ?? secret], options.now ?? new Date());
      return owed.map(({ body }) => ({ body, headers: new Headers({ [signatureHeader]: sign(body) }) }));
    },
    stop: async () => undefined,
  };
}

export async function stripeHarness(): Promise<
  GatewayHarness & { server: Awaited<ReturnType<typeof startStripeServer>> }
> {
  const server = await startStripeServer();
  const { books } = server;
  const intentOf = (checkoutRef: string) => String(books.session(checkoutRef).payment_intent);
  const client = stripeClient({
    secretKey: `sk_test_${randomUUID().replaceAll('-', '')}`,
    origin: server.origin,
  });
  return {
    name: 'stripe',
    server,
    gateway: stripeGateway(client, [secret, previousSecret]),
    async pay(checkoutRef, method) {
      books.pay(checkoutRef, method);
    },
    async settle(checkoutRef) {
      const intent = intentOf(checkoutRef);
      if (books.intents.get(intent)?.status === 'processing') return books.settle(checkoutRef);
      for (const refund of books.refunds.values())
        if (refund.payment_intent === intent && refund.status === 'pending') books.settleRefund(refund.id);
    },
    async refundThere(checkoutRef, amount) {
      books.refund(intentOf(checkoutRef), amount, {});
    },
    async dispute(checkoutRef) {
      books.dispute(intentOf(checkoutRef));
    },
    async loseDispute(checkoutRef) {
      const intent = intentOf(checkoutRef);
      for (const dispute of books.disputes.values())
        if (dispute.payment_intent === intent) books.closeDispute(dispute.id, 'lost');
    },
    async webhooks(checkoutRef, options = {}) {
      const intent = intentOf(checkoutRef);
      const isAbout = (object: object) =>
        ('id' in object && (object.id === checkoutRef || object.id === intent)) ||
        ('payment_intent' in object && object.payment_intent === intent);
      return books.events
        .filter(({ data }) => isAbout(data.object))
        .map((event) => server.sign(event, options.secret ?? secret, options.now));
    },
    stop: server.stop,
  };
}
