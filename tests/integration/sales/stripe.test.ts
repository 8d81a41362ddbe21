import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { expectLog } from '@/tests/support/strict-log';
import type { Method } from '@/tests/support/stripe/stripe-books';
import type { StripeEventBody } from '@/tests/support/stripe/stripe-objects';
import { startStripeServer } from '@/tests/support/stripe/stripe-server';

// Caravan on Stripe: the verbs and the webhook transport over a server that speaks Stripe's HTTP. Which Stripe it is, only
// the environment knows, so that is set before anything reads it.

const server = await startStripeServer();
const whsec = 'whsec_currentcurrentcurrentcurrent';
process.env.PAYMENT_PROVIDER = 'stripe';
process.env.STRIPE_SECRET_KEY = 'sk_test_0123456789abcdef';
process.env.STRIPE_WEBHOOK_SECRET = whsec;
process.env.STRIPE_API_ORIGIN = server.origin;
const { openTestDatabase } = await import('@/tests/support/database/open-test-database');
const { db } = await openTestDatabase();
const app = {
  ...(await import('@/server/purchases/money/money-of')),
  ...(await import('@/server/purchases/money/money-select')),
  ...(await import('@/server/sales/cancellation/cancel-purchase')),
  ...(await import('@/server/sales/checkout/expire-checkouts')),
  ...(await import('@/server/sales/checkout/verify-return')),
  ...(await import('@/server/sales/inbox/apply-recorded-events')),
  ...(await import('@/server/sales/mails/queue-due-mails')),
  ...(await import('@/server/sales/reconciliation/reconcile-books')),
  ...(await import('@/server/sales/refunds/request-refund')),
  ...(await import('@/server/sales/refunds/send-open-refunds')),
  ...(await import('@/server/webhooks/receive-webhook')),
  ...(await import('@/tests/support/school/test-shop')),
};
afterAll(() => server.stop());
const { books } = server;
const ctx = () => ({ db, actor: { kind: 'system', job: 'test' } as const, now: new Date() });

async function open(now?: Date, discountCode?: string) {
  const checkout = await app.aCheckout(db, { now, discountCode });
  const { providerRef } = await db.payment.findFirstOrThrow({ where: { purchaseId: checkout.purchaseId } });
  return { ...checkout, session: providerRef, seen: books.events.length };
}

async function post(event: StripeEventBody): Promise<number> {
  const { body, headers } = server.sign(event, whsec);
  const request = new Request('http://localhost/api/webhooks/payments/stripe', {
    method: 'POST',
    body,
    headers,
  });
  const actor = { kind: 'webhook', provider: 'stripe' } as const;
  return (await app.receiveWebhook({ ...ctx(), actor }, { provider: 'stripe', request })).status;
}

async function applyUnmatched() {
  await db.$executeRaw`UPDATE "PaymentEvent" SET "receivedAt" = now() - interval '1 minute' WHERE outcome = 'UNMATCHED'`;
  await app.applyRecordedEvents(ctx());
}

const deliver = async (from: number) => {
  for (const event of books.events.slice(from)) expect(await post(event), event.type).toBe(200);
};
const purchaseOf = (id: string) => db.purchase.findUniqueOrThrow({ where: { id } });
const paymentOf = (purchaseId: string) =>
  db.payment.findFirstOrThrow({
    where: { purchaseId },
    select: {
      ...app.moneySelect.payments.select,
      succeededAt: true,
      id: true,
      intentRef: true,
      chargeRef: true,
      method: true,
    },
  });
const kindsOf = async (purchaseId: string) =>
  (await db.timelineEntry.findMany({ where: { purchaseId }, orderBy: { seq: 'asc' } })).map(
    ({ kind }) => kind,
  );

test('from the checkout over the hosted page to a paid purchase, with the names of its money and the card', async () => {
  const { purchaseId, payUrl, session, student, seen } = await open();
  expect(books.session(session)).toMatchObject({
    client_reference_id: purchaseId,
    metadata: { purchaseId },
    customer_email: (await db.user.findUniqueOrThrow({ where: { id: student.id } })).email,
    amount_total: 18_000,
    currency: 'eur',
  });
  const page = await fetch(payUrl, {
    method: 'POST',
    body: new URLSearchParams({ method: 'card' }),
    redirect: 'manual',
  });
  expect(page.headers.get('location')).toContain(`/purchases/${purchaseId}`);
  await deliver(seen);
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'CONFIRMED' });
  expect(await paymentOf(purchaseId)).toMatchObject({
    status: 'SUCCEEDED',
    takenAmount: 18_000,
    intentRef: expect.stringMatching(/^pi_/),
    chargeRef: expect.stringMatching(/^ch_/),
    method: 'card ending 4242',
  });
});

test('with a discount code Stripe asks for the discounted price, and the payment is of it', async () => {
  await db.discountCode.create({ data: { code: 'TENTH', percent: 10, startsAt: new Date(0) } });
  const { purchaseId, session, seen } = await open(undefined, 'TENTH');
  expect(books.session(session)).toMatchObject({ amount_total: 16_200 });
  books.pay(session, 'card');
  await deliver(seen);
  expect(await purchaseOf(purchaseId)).toMatchObject({
    status: 'CONFIRMED',
    amount: 16_200,
    discount: 1_800,
  });
  expect(await paymentOf(purchaseId)).toMatchObject({ status: 'SUCCEEDED', takenAmount: 16_200 });
});

test('the return page asks Stripe when its webhook is lost', async () => {
  const { purchaseId, session, student } = await open();
  books.pay(session, 'card');
  const asStudent = app.asStudent(db, student);
  expect(await app.verifyReturn(asStudent, { purchaseId })).toEqual({ status: 'CONFIRMED' });
  expect(await paymentOf(purchaseId)).toMatchObject({ method: 'card ending 4242' });
});

test('an unpaid checkout ends at Stripe first', async () => {
  const { purchaseId, session } = await open(new Date(Date.now() - 20 * 60_000));
  await db.purchase.update({ where: { id: purchaseId }, data: { checkoutExpiresAt: new Date(0) } });
  await app.expireCheckouts(ctx());
  expect(books.session(session).status).toBe('expired');
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'EXPIRED' });
});

test('cancelled, all of it goes back, and a refund that Stripe does not answer for follows later', async () => {
  expectLog(/could not be asked for a refund/);
  const { purchaseId, session, seen } = await open();
  books.pay(session, 'card');
  await deliver(seen);
  const { id: paymentId } = await paymentOf(purchaseId);
  server.fail(...Array.from({ length: 3 }, () => ({ status: 500 as const })));
  const asked = await app.requestRefund(ctx(), { paymentId, amount: 500, reason: 'One session less.' });
  expect(asked.status).toBe('PENDING');
  await db.refund.update({ where: { id: asked.refundId }, data: { nextAttemptAt: new Date(0) } });
  expect(await app.sendOpenRefunds(ctx())).toEqual({ sent: 1 });
  expect(await app.cancelPurchase(ctx(), { purchaseId, reason: 'The student asked.' })).toMatchObject({
    status: 'REFUNDED',
    isRefunded: true,
  });
  const ours = [...books.refunds.values()].filter(({ metadata }) => metadata?.purchaseId === purchaseId);
  expect(ours.map(({ amount }) => amount)).toEqual([500, 17_500]);
  const before = await kindsOf(purchaseId);
  await deliver(seen);
  expect(await kindsOf(purchaseId)).toEqual(before);
});

test('the daily comparison finds what no webhook told, and says what is Stripe’s alone', async () => {
  const { purchaseId, session } = await open();
  books.pay(session, 'card');
  books.refund(String(books.session(session).payment_intent), 500, {});
  const compare = () =>
    app.reconcileBooks(ctx(), {
      provider: 'stripe',
      from: new Date(Date.now() - 3_600_000),
      to: new Date(Date.now() + 3_600_000),
    });
  expect(await compare()).toMatchObject({ differences: 0 });
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'CONFIRMED' });
  expect(app.moneyOfPayment(await paymentOf(purchaseId))).toMatchObject({ taken: 18_000, returned: 500 });
  const { chargeRef } = await paymentOf(purchaseId);
  const charge = books.charges.get(chargeRef ?? '');
  if (!charge) throw new Error('no charge');
  charge.amount = 17_000;
  expect(await compare()).toMatchObject({ differences: 1 });
  expect(await db.bookDifference.findMany()).toMatchObject([
    { ref: chargeRef, purchaseId, resolvedAt: null },
  ]);
  charge.amount = 18_000;
  expect(await compare()).toMatchObject({ differences: 0 });
});

test('an event of another API version is kept, and nothing is guessed', async () => {
  expectLog(/a signed webhook was not understood/);
  const { purchaseId, session, seen } = await open();
  books.pay(session, 'card');
  const [, completed] = books.events.slice(seen);
  if (!completed) throw new Error('no event');
  const renamed = {
    ...completed,
    api_version: '2030-01-01.future',
    data: { object: { session: 'elsewhere' } },
  };
  expect(await post(renamed)).toBe(200);
  expect(await db.paymentEvent.count({ where: { outcome: 'NOT_UNDERSTOOD' } })).toBe(1);
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'PENDING' });
});

/** What can happen to a payment at Stripe. Amounts in minor units; what Stripe refuses does not happen. */
const happening = fc.oneof(
  fc.record({ kind: fc.constant('refund' as const), amount: fc.constantFrom(500, 1_000, 17_000, 18_000) }),
  fc.record({
    kind: fc.constantFrom('settle' as const, 'dispute' as const, 'win' as const, 'lose' as const),
  }),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;
const story = fc.record({
  method: fc.constantFrom<Method>(
    'card',
    'debit',
    'debit-fails',
    'slow-refund',
    'failing-refund',
    'declined',
  ),
  steps: fc.array(happening, { maxLength: 5 }),
  repeats: fc.array(fc.nat(), { maxLength: 4 }),
  order: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
});

/** Plays a story at Stripe, past Caravan. */
function play(session: string, { method, steps }: { method: Method; steps: Happening[] }) {
  const intent = () => String(books.session(session).payment_intent);
  const disputes = () => [...books.disputes.values()].filter(({ payment_intent: of }) => of === intent());
  const pending = () =>
    [...books.refunds.values()].filter(
      ({ payment_intent: of, status }) => of === intent() && status === 'pending',
    );
  books.pay(session, method);
  for (const step of steps) {
    try {
      if (step.kind === 'refund') books.refund(intent(), step.amount, {});
      else if (step.kind === 'dispute' && disputes().length === 0) books.dispute(intent());
      else if (step.kind === 'win' || step.kind === 'lose')
        for (const { id, status } of disputes())
          if (status === 'needs_response') books.closeDispute(id, step.kind === 'win' ? 'won' : 'lost');
      if (step.kind === 'settle') {
        if (books.intents.get(intent())?.status === 'processing') books.settle(session);
        for (const { id } of pending()) books.settleRefund(id);
      }
    } catch (error) {
      if (!(error instanceof Error && error.constructor.name === 'StripeRefusal')) throw error;
    }
  }
  return { intent: intent(), disputes: disputes() };
}

const disputeStates: Record<string, string> = { needs_response: 'OPEN', won: 'WON', lost: 'LOST' };

/** The emails about a purchase's money, by kind; of a dispute that about the state it ended in, since events overtake others. */
async function moneyMailsOf(purchaseId: string, disputes: { status: string }[]): Promise<string[]> {
  const ends = disputes.map(({ status }) => disputeStates[status]);
  const mails = await db.notification.findMany({
    where: { purchaseId },
    select: { kind: true, cause: true },
  });
  return mails
    .filter(({ kind }) => /^(payment|refund-\w+)\.student$/.test(kind))
    .map(({ kind }) => kind)
    .concat(
      mails
        .filter(({ kind, cause }) => kind === 'dispute.team' && ends.includes(cause.split(' ')[1]))
        .map(({ cause }) => `dispute.team ${cause.split(' ')[1]}`),
    )
    .sort();
}

test('any order and repetition of a payment’s events ends where Stripe is, with sums that match, each told once', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ method, steps, repeats, order }) => {
      const { purchaseId, session, seen } = await open();
      const { intent, disputes } = play(session, { method, steps });
      const happened = books.events.slice(seen);
      const again = repeats.flatMap((n) => happened.at(n % happened.length) ?? []);
      const shuffled = [...happened, ...again]
        .map((event, index) => ({ event, at: order[index % order.length] ?? 0 }))
        .sort((one, other) => one.at - other.at)
        .map(({ event }) => event);
      for (const event of shuffled) {
        expect(await post(event), event.type).toBe(200);
        await app.queueDueMails(ctx());
      }
      await applyUnmatched();
      await app.queueDueMails(ctx());

      const there = [...books.refunds.values()].filter(({ payment_intent: of }) => of === intent);
      const sum = (rows: { amount: number }[]) => rows.reduce((total, { amount }) => total + amount, 0);
      const isTaken = books.session(session).payment_status === 'paid';
      const returned =
        sum(there.filter(({ status }) => status === 'succeeded')) +
        sum(disputes.filter(({ status }) => status === 'lost'));
      const taken = isTaken ? 18_000 : 0;
      const returning = sum(there.filter(({ status }) => status === 'pending'));
      const disputed = sum(disputes.filter(({ status }) => status === 'needs_response'));
      const failed = sum(there.filter(({ status }) => status === 'failed'));
      // What is on its way, or back, is not owed again.
      const owed = Math.min(failed, taken - returned - returning - disputed);
      const payment = await paymentOf(purchaseId);
      expect(app.moneyOfPayment(payment)).toMatchObject({ taken, returned, returning, disputed, owed });
      const state = books.intents.get(intent)?.status;
      const paid = returned >= 18_000 ? 'REFUNDED' : 'SUCCEEDED';
      const unpaid =
        state === 'processing' ? 'CONFIRMING' : method === 'debit-fails' ? 'CANCELLED' : 'PENDING';
      expect(payment.status).toBe(isTaken ? paid : unpaid);
      // Money that was back before its payment was reported has no receipt: only its refunds are emailed.
      if (returned < 18_000) expect(payment.succeededAt !== null).toBe(isTaken);

      const entries = await db.timelineEntry.findMany({
        where: { purchaseId },
        select: { kind: true, data: true },
      });
      const told = entries.filter(({ kind }) => /^(payment|refund|dispute)\./.test(kind));
      const about = told.map(({ kind, data }) => JSON.stringify([kind, data]));
      expect(about).toEqual([...new Set(about)]);
      const endedAs = (of: string) => there.filter(({ status }) => status === of);
      expect(await moneyMailsOf(purchaseId, disputes)).toEqual(
        [
          ...(payment.succeededAt ? ['payment.student'] : []),
          ...endedAs('succeeded').map(() => 'refund-issued.student'),
          ...endedAs('failed').map(() => 'refund-failed.student'),
          ...disputes.map(({ status }) => `dispute.team ${disputeStates[status]}`),
        ].sort(),
      );
    }),
    { numRuns: 60 },
  );
});
