import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import type { ProviderEvent } from '@/server/sales/gateway/gateway';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { stripeHarness, testHarness, type Webhook } from '@/tests/support/gateway-harness';
import { previousSecret } from '@/tests/support/school/test-shop';

// What every payment provider keeps to. Each promise is asked of both, by the interface alone.

const { db } = await openTestDatabase();
const stripe = await stripeHarness();
const harnesses = [testHarness(db), stripe];
afterAll(() => stripe.stop());

describe.each(harnesses)('$name', (harness) => {
  const { gateway } = harness;

  async function open(given: { amount?: number; currency?: string } = {}) {
    const reference = randomUUID();
    const request = {
      idempotencyKey: reference,
      reference,
      description: 'Python from zero (P-10042)',
      customerEmail: 'aarav@example.com',
      amount: given.amount ?? 49_900,
      currency: given.currency ?? 'EUR',
      expiresAt: new Date(Date.now() + 3_600_000),
      returnUrl: 'http://localhost/return',
      cancelUrl: 'http://localhost/cancel',
    };
    const { providerRef, url } = await gateway.createCheckout(request);
    return { reference, request, ref: providerRef, url };
  }
  async function paid(method: Parameters<typeof harness.pay>[1] = 'card') {
    const checkout = await open();
    await harness.pay(checkout.ref, method);
    return checkout;
  }
  const refundOf = (
    { ref, reference }: { ref: string; reference: string },
    amount: number,
    refundId: string = randomUUID(),
  ) => gateway.refund({ refundId, checkoutRef: ref, reference, amount, currency: 'EUR' });
  const read = ({ body }: Webhook) => gateway.readEvent(Buffer.from(body));
  const eventsOf = async (ref: string) => (await harness.webhooks(ref)).map(read);
  const kindsOf = (events: ProviderEvent[]) =>
    events.map(({ kind }) => kind).filter((kind) => kind !== 'charged');

  test('a checkout is open, with what it costs; asked for twice, it is the same one', async () => {
    const { ref, url, request, reference } = await open();
    expect(new URL(url).protocol).toMatch(/^https?:$/);
    expect((await gateway.createCheckout(request)).providerRef).toBe(ref);
    expect(await gateway.retrieveCheckout(ref)).toMatchObject({
      status: 'open',
      amount: 49_900,
      currency: 'EUR',
      refunds: [],
      disputes: [],
    });
    const since = new Date(Date.now() - 60_000);
    expect(await gateway.findCheckouts({ reference, since })).toEqual([ref]);
    expect(await gateway.findCheckouts({ reference: randomUUID(), since })).toEqual([]);
  });

  test.each([
    ['JPY', 33_600],
    ['KWD', 12_340],
    ['ISK', 5_000],
  ])('%s comes back as it was quoted', async (currency, amount) => {
    const { ref } = await open({ currency, amount });
    await harness.pay(ref, 'card');
    expect(await gateway.retrieveCheckout(ref)).toMatchObject({ amount, currency, status: 'paid' });
    expect(await eventsOf(ref)).toContainEqual(
      expect.objectContaining({ kind: 'succeeded', amount, currency }),
    );
  });

  test('paid by card: it says so, when asked and by an event that names the purchase', async () => {
    const { ref, reference } = await paid();
    const word = await gateway.retrieveCheckout(ref);
    expect(word).toMatchObject({ status: 'paid', method: 'card ending 4242' });
    expect(word.paidAt).toBeInstanceOf(Date);
    const succeeded = (await eventsOf(ref)).find(({ kind }) => kind === 'succeeded');
    expect(succeeded).toMatchObject({
      amount: 49_900,
      currency: 'EUR',
      payment: { checkoutRef: ref, intentRef: word.intentRef, reference },
    });
  });

  test('a declined card is told, and the page stays open for another', async () => {
    const { ref } = await paid('declined');
    expect((await gateway.retrieveCheckout(ref)).status).toBe('open');
    await harness.pay(ref, 'card');
    expect((await gateway.retrieveCheckout(ref)).status).toBe('paid');
    expect(kindsOf(await eventsOf(ref))).toEqual(['declined', 'succeeded']);
  });

  test('a bank debit confirms later', async () => {
    const { ref } = await paid('debit');
    expect((await gateway.retrieveCheckout(ref)).status).toBe('confirming');
    expect((await gateway.expireCheckout(ref)).status).toBe('confirming');
    await harness.settle(ref);
    expect((await gateway.retrieveCheckout(ref)).status).toBe('paid');
    expect(kindsOf(await eventsOf(ref))).toEqual(['confirming', 'succeeded']);
  });

  test('a bank debit that fails closes the page', async () => {
    const { ref } = await paid('debit-fails');
    await harness.settle(ref);
    expect((await gateway.retrieveCheckout(ref)).status).toBe('failed');
    expect(kindsOf(await eventsOf(ref))).toEqual(['confirming', 'failed']);
  });

  test('an expired page can never be paid, and one that was paid stays paid', async () => {
    const { ref } = await open();
    expect((await gateway.expireCheckout(ref)).status).toBe('expired');
    expect((await gateway.expireCheckout(ref)).status).toBe('expired');
    await expect(harness.pay(ref, 'card')).rejects.toThrow();
    const other = await paid();
    expect((await gateway.expireCheckout(other.ref)).status).toBe('paid');
  });

  test('what it does not know, it says so', async () => {
    const unknown = { code: 'checkout.unknown' };
    await expect(gateway.retrieveCheckout('cs_nobody')).rejects.toMatchObject(unknown);
    await expect(gateway.expireCheckout('cs_nobody')).rejects.toMatchObject(unknown);
    await expect(refundOf({ ref: 'cs_nobody', reference: 'x' }, 1)).rejects.toMatchObject(unknown);
  });

  test('a part goes back once for each id, and all of it makes it refunded', async () => {
    const checkout = await paid();
    const refundId = randomUUID();
    const first = await refundOf(checkout, 500, refundId);
    expect(first).toMatchObject({ refundId, status: 'SUCCEEDED', amount: 500, currency: 'EUR' });
    expect(await refundOf(checkout, 500, refundId)).toEqual(first);
    expect(await gateway.retrieveCheckout(checkout.ref)).toMatchObject({ status: 'paid', refunds: [first] });
    await expect(refundOf(checkout, 49_401)).rejects.toMatchObject({ code: 'refund.refused' });
    await refundOf(checkout, 49_400);
    const word = await gateway.retrieveCheckout(checkout.ref);
    expect(word.status).toBe('refunded');
    expect(word.refunds.map(({ amount }) => amount).sort()).toEqual([49_400, 500]);
    expect(kindsOf(await eventsOf(checkout.ref))).toEqual(['succeeded', 'refund', 'refund']);
  });

  test('what nobody paid cannot be refunded', async () => {
    await expect(refundOf(await open(), 1)).rejects.toMatchObject({ code: 'refund.refused' });
  });

  test.each([
    ['slow-refund', 'SUCCEEDED'],
    ['failing-refund', 'FAILED'],
  ] as const)('a %s is pending first, then %s', async (method, end) => {
    const checkout = await paid(method);
    expect((await refundOf(checkout, 500)).status).toBe('PENDING');
    await harness.settle(checkout.ref);
    const [refund] = (await gateway.retrieveCheckout(checkout.ref)).refunds;
    expect(refund).toMatchObject({ status: end, amount: 500 });
    expect(refund?.failureReason === null).toBe(end === 'SUCCEEDED');
    const told = (await eventsOf(checkout.ref)).flatMap((event) =>
      event.kind === 'refund' ? [event.refund.status] : [],
    );
    expect(told).toEqual(['PENDING', end]);
  });

  test('a refund that was made there is told without an id of ours', async () => {
    const { ref } = await paid();
    await harness.refundThere(ref, 700);
    expect((await gateway.retrieveCheckout(ref)).refunds).toMatchObject([{ refundId: null, amount: 700 }]);
    const [refund] = (await eventsOf(ref)).flatMap((event) => (event.kind === 'refund' ? [event] : []));
    expect(refund).toMatchObject({ refund: { refundId: null, amount: 700, status: 'SUCCEEDED' } });
  });

  test('a dispute is told when it opens, with the day until which evidence is due, and when it is lost', async () => {
    const { ref } = await paid();
    await harness.dispute(ref);
    const [open] = (await gateway.retrieveCheckout(ref)).disputes;
    expect(open).toMatchObject({ status: 'OPEN', amount: 49_900, reason: 'fraudulent' });
    expect(open?.evidenceDueAt).toBeInstanceOf(Date);
    await harness.loseDispute(ref);
    expect(await gateway.retrieveCheckout(ref)).toMatchObject({
      status: 'refunded',
      disputes: [{ status: 'LOST' }],
    });
    const told = (await eventsOf(ref)).flatMap((event) =>
      event.kind === 'dispute' ? [event.dispute.status] : [],
    );
    expect(told).toEqual(['OPEN', 'LOST']);
  });

  test('a payment is found by the names that events about its money bear', async () => {
    const { ref, reference } = await paid();
    const { intentRef, chargeRef } = await gateway.retrieveCheckout(ref);
    for (const names of [
      { intentRef, chargeRef: null },
      { intentRef: null, chargeRef },
    ])
      expect(await gateway.findPayment(names)).toMatchObject({ checkoutRef: ref, reference });
    expect(await gateway.findPayment({ intentRef: 'pi_nobody', chargeRef: null })).toBeNull();
  });

  test('it lists what was paid and what went back in a period, and nothing else', async () => {
    const checkout = await paid();
    const refund = await refundOf(checkout, 500);
    const unpaid = await open();
    const period = { from: new Date(Date.now() - 60_000), to: new Date(Date.now() + 60_000) };
    const payments = await gateway.listPayments(period);
    const { intentRef } = await gateway.retrieveCheckout(checkout.ref);
    const ours = payments.filter(({ reference }) => reference === checkout.reference);
    expect(ours).toMatchObject([{ amount: 49_900, currency: 'EUR', intentRef }]);
    expect(payments.some(({ reference }) => reference === unpaid.reference)).toBe(false);
    const refunds = await gateway.listRefunds(period);
    expect(refunds.filter(({ providerRef }) => providerRef === refund.providerRef)).toMatchObject([
      { amount: 500, payment: { reference: checkout.reference } },
    ]);
    const before = { from: new Date(0), to: new Date(Date.now() - 3_600_000) };
    expect(await gateway.listPayments(before)).toEqual([]);
    expect(await gateway.listRefunds(before)).toEqual([]);
  });

  test('a webhook is its own when a secret of a rotation signed it just now', async () => {
    const { ref } = await paid();
    const [now] = [new Date()];
    const verify = ({ body, headers }: Webhook, text = body) =>
      gateway.verifyWebhook(Buffer.from(text), headers, now);
    const signed = async (options: { secret?: string; now?: Date }) => {
      const [webhook] = await harness.webhooks(ref, options);
      if (!webhook) throw new Error('no webhook');
      return webhook;
    };
    verify(await signed({}));
    verify(await signed({ secret: previousSecret }));
    const unsigned = expect.objectContaining({ code: 'webhook.unsigned' });
    const stranger = await signed({ secret: 'somebody-elses-secret-0123456789abcdef' });
    expect(() => verify(stranger)).toThrow(unsigned);
    const good = await signed({});
    expect(() => verify(good, `${good.body} `)).toThrow(unsigned);
    expect(() => verify({ body: good.body, headers: new Headers() })).toThrow(unsigned);
    const stale = await signed({ now: new Date(now.getTime() - 600_000) });
    expect(() => verify(stale)).toThrow(expect.objectContaining({ code: 'webhook.stale' }));
  });

  test('a body that it cannot read is malformed, and a kind that it does not know is unknown', async () => {
    const { ref } = await paid();
    const malformed = expect.objectContaining({ code: 'webhook.malformed' });
    const readText = (body: string) => gateway.readEvent(Buffer.from(body));
    for (const body of ['', 'null', '{"id":7}', '{"id":"evt_1"', '[]'])
      expect(() => readText(body), body).toThrow(malformed);
    const [webhook] = await harness.webhooks(ref);
    const event = JSON.parse(webhook?.body ?? '{}');
    expect(readText(JSON.stringify({ ...event, type: 'something.new' }))).toMatchObject({ kind: 'unknown' });
    // A newer version may call things by other names: kept, and not guessed at.
    expect(() => readText(JSON.stringify({ ...event, data: { object: { renamed: true } } }))).toThrow(
      malformed,
    );
  });
});

describe('stripe, when it is not well', () => {
  const { gateway, server, pay } = stripe;
  const request = (reference: string) => ({
    idempotencyKey: reference,
    reference,
    description: 'Python from zero',
    customerEmail: 'aarav@example.com',
    amount: 49_900,
    currency: 'EUR',
    expiresAt: new Date(Date.now() + 3_600_000),
    returnUrl: 'http://localhost/return',
    cancelUrl: 'http://localhost/cancel',
  });

  test('an answer that is lost, and 500, are asked for again with the same key: one page, one refund', async () => {
    const reference = randomUUID();
    server.fail('lost-answer', { status: 500 });
    const { providerRef } = await gateway.createCheckout(request(reference));
    expect(await gateway.findCheckouts({ reference, since: new Date(Date.now() - 60_000) })).toEqual([
      providerRef,
    ]);
    await pay(providerRef, 'card');
    await gateway.retrieveCheckout(providerRef);
    server.fail({ status: 500 }, { status: 500 });
    const refund = {
      refundId: randomUUID(),
      checkoutRef: providerRef,
      reference,
      amount: 500,
      currency: 'EUR',
    };
    await gateway.refund(refund);
    expect((await gateway.retrieveCheckout(providerRef)).refunds).toHaveLength(1);
  });

  test('when it does not recover, that is no word about the money', async () => {
    const { providerRef } = await gateway.createCheckout(request(randomUUID()));
    for (const status of [500, 429] as const) {
      server.fail(...Array.from({ length: status === 500 ? 3 : 1 }, () => ({ status })));
      const asked = gateway.retrieveCheckout(providerRef);
      await expect(asked).rejects.toThrow();
      await expect(asked).rejects.not.toHaveProperty('kind');
    }
  });

  test('another request under a used key is refused by Stripe, and taken for no word about the money', async () => {
    const reference = randomUUID();
    await gateway.createCheckout(request(reference));
    const other = gateway.createCheckout({ ...request(reference), amount: 1_000 });
    await expect(other).rejects.not.toHaveProperty('kind');
  });

  test('what another shop on the same account was paid for is no business of ours', async () => {
    const { providerRef } = await gateway.createCheckout(request(randomUUID()));
    server.books.session(providerRef).metadata = {};
    await pay(providerRef, 'card');
    const session = server.books.events.find(
      ({ type, data }) =>
        type === 'checkout.session.completed' && 'id' in data.object && data.object.id === providerRef,
    );
    expect(gateway.readEvent(Buffer.from(JSON.stringify(session)))).toMatchObject({ kind: 'unknown' });
  });
});
