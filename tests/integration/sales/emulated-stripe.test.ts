import { afterAll, expect, test } from 'vitest';
import { stripeClient } from '@/server/sales/gateway/stripe/stripe-client';
import { stripeGateway } from '@/server/sales/gateway/stripe/stripe-gateway';
import { startEmulatedStripe } from '@/tests/support/stripe/start-emulated-stripe';
import { until } from '@/tests/support/until';

// A smoke test against a server that others wrote. It knows no amounts of sessions, refunds, disputes or idempotency, and its
// webhooks have no id: what these promise is tested in gateway-contract.test.ts, against our own server.
const secret = 'whsec_emulated_emulated_emulated_0123';
const stripe = await startEmulatedStripe(secret);
afterAll(() => stripe.stop());
const client = stripeClient({ secretKey: 'sk_test_emulated', origin: stripe.origin });
const gateway = stripeGateway(client, [secret]);

test('a student pays on the hosted page, is sent back, and the webhook has a signature that is checked', async () => {
  const checkout = await gateway.createCheckout({
    ...{ amount: 18_000, currency: 'EUR', description: 'Python from zero', customerEmail: 'a@example.com' },
    ...{ idempotencyKey: 'key-1', reference: 'purchase-1', expiresAt: new Date(Date.now() + 3_600_000) },
    ...{ returnUrl: 'http://127.0.0.1/back', cancelUrl: 'http://127.0.0.1/cancelled' },
  });
  const page = await fetch(checkout.url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('180.00');

  const paid = await fetch(`${checkout.url}/complete`, { method: 'POST', redirect: 'manual' });
  expect([paid.status, paid.headers.get('location')]).toEqual([302, 'http://127.0.0.1/back']);

  const { body, headers } = await until(() =>
    stripe.webhooks.find((webhook) => webhook.body.includes('checkout.session.completed')),
  );
  expect(body).toContain(checkout.providerRef);
  const verify = (bytes: string) => gateway.verifyWebhook(Buffer.from(bytes), headers, new Date());
  expect(() => verify(body)).not.toThrow();
  expect(() => verify(`${body} `)).toThrow(expect.objectContaining({ code: 'webhook.unsigned' }));
  // It is kept, and not understood: it has no id.
  expect(() => gateway.readEvent(Buffer.from(body))).toThrow(
    expect.objectContaining({ code: 'webhook.malformed' }),
  );
});
