import { expect, test } from 'vitest';
import { examine } from '@/server/cli/doctor/examine';
import { reportPurchase } from '@/server/cli/doctor/report-purchase';
import { getPipelineFacts } from '@/server/operations/overview/get-pipeline-facts';
import { settleCheckout } from '@/server/sales/gateway/test/settle-checkout';
import { applyRecordedEvents } from '@/server/sales/inbox/apply-recorded-events';
import { recordPaymentEvent } from '@/server/sales/inbox/record-payment-event';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { testContext } from '@/tests/support/school/school';
import { aCheckout, asProvider, paidBody, postWebhook } from '@/tests/support/school/test-shop';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/a recorded payment event could not be applied/);
allowLog(/a webhook could not be taken in/);

const { db } = await openTestDatabase();
const ctx = () => testContext(db);

/** A database that cannot confirm this payment, until `repair` is called: as a full disk or a wrong trigger brings about. */
async function breakConfirming(purchaseId: string) {
  const name = `refuses_${purchaseId.replaceAll('-', '')}`;
  await db.$executeRawUnsafe(`CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the ledger of payments is closed'; END $$`);
  await db.$executeRawUnsafe(`CREATE TRIGGER ${name} BEFORE UPDATE ON "Payment" FOR EACH ROW
    WHEN (OLD."purchaseId" = '${purchaseId}' AND NEW.status = 'SUCCEEDED') EXECUTE FUNCTION ${name}()`);
  return () => db.$executeRawUnsafe(`DROP FUNCTION ${name} CASCADE`);
}

const inboxOf = (checkoutId: string) =>
  db.paymentEvent.findFirstOrThrow({ where: { providerEventId: `evt_${checkoutId}` } });
const dueNow = (id: string) =>
  db.$executeRaw`UPDATE "PaymentEvent" SET "nextAttemptAt" = now(), "receivedAt" = now() - interval '2 minutes' WHERE id = ${id}`;

test('a webhook that is recorded and cannot be applied keeps the error, shows it, and is applied once it can be', async () => {
  const checkout = await aCheckout(db, { now: new Date(Date.now() - 120_000) });
  const repair = await breakConfirming(checkout.purchaseId);
  await settleCheckout(ctx(), { checkoutId: checkout.checkoutId, outcome: 'paid-webhook-lost' });
  expect(await postWebhook(db, paidBody(checkout))).toMatchObject({ status: 500 });
  const { id } = await inboxOf(checkout.checkoutId);
  await dueNow(id);
  await applyRecordedEvents(ctx());

  const row = await inboxOf(checkout.checkoutId);
  expect(row).toMatchObject({ attempts: 2, appliedAt: null, purchaseId: checkout.purchaseId });
  expect(row.lastError).toContain('the ledger of payments is closed');
  expect(row.nextAttemptAt.getTime()).toBeGreaterThan(Date.now() + 3000);

  await db.purchase.update({
    where: { id: checkout.purchaseId },
    data: { stageDueAt: new Date(Date.now() - 60_000) },
  });
  const { markdown } = await reportPurchase(ctx(), { reference: checkout.purchaseId });
  expect(markdown).toContain('PAYMENT_UNVERIFIED');
  expect(markdown).toContain('not applied after 2 attempts');
  expect(markdown).toContain('the ledger of payments is closed');
  const lines = (await examine(ctx())).map(({ text }) => text).join('\n');
  expect(lines).toMatch(/webhook inbox ages: 1 webhook has waited .*the ledger of payments is closed/);
  const { inbox } = await getPipelineFacts(ctx());
  expect(inbox.rows.find((shown) => shown.id === id)?.lastError).toContain('closed');

  await repair();
  await dueNow(id);
  expect(await applyRecordedEvents(ctx())).toEqual({ applied: 1 });
  expect(await inboxOf(checkout.checkoutId)).toMatchObject({
    attempts: 3,
    lastError: null,
    outcome: 'APPLIED',
  });
});

test('webhooks that can never be applied do not hold up those that come after them', async () => {
  const payload = Buffer.from('{}');
  for (let count = 0; count < 60; count++) {
    const event = { id: `evt_gone_${count}`, type: 'checkout.paid', kind: 'unknown' as const };
    await recordPaymentEvent(asProvider(db), { provider: 'a provider that is gone', event, payload });
  }
  await db.$executeRaw`UPDATE "PaymentEvent" SET "receivedAt" = now() - interval '1 hour', "nextAttemptAt" = now() - interval '1 hour' WHERE "appliedAt" IS NULL`;
  const checkout = await aCheckout(db);
  const repair = await breakConfirming(checkout.purchaseId);
  await postWebhook(db, paidBody(checkout));
  await repair();
  await dueNow((await inboxOf(checkout.checkoutId)).id);

  await applyRecordedEvents(ctx());
  await applyRecordedEvents(ctx());
  expect(await inboxOf(checkout.checkoutId)).toMatchObject({ outcome: 'APPLIED' });
  // On a slow machine its next try may be due already.
  expect(await db.paymentEvent.findFirst({ where: { providerEventId: 'evt_gone_0' } })).toMatchObject({
    attempts: expect.toSatisfy((attempts: number) => attempts >= 1),
    lastError: expect.stringContaining('There is no such payment provider here.'),
  });
});

test('a webhook that could not be applied is applied when the provider sends it again', async () => {
  const checkout = await aCheckout(db);
  const repair = await breakConfirming(checkout.purchaseId);
  expect((await postWebhook(db, paidBody(checkout))).status).toBe(500);
  await repair();
  expect((await postWebhook(db, paidBody(checkout))).status).toBe(200);
  expect(await inboxOf(checkout.checkoutId)).toMatchObject({ deliveries: 2, outcome: 'APPLIED' });
});
