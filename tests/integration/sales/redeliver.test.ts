import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { redeliverEvent } from '@/server/sales/inbox/redeliver-event';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { testContext } from '@/tests/support/school/school';
import { aCheckout, paidBody, postWebhook } from '@/tests/support/school/test-shop';

const { db } = await openTestDatabase();

const inboxOf = (purchaseId: string) => db.paymentEvent.findFirstOrThrow({ where: { purchaseId } });
const statusOf = async (id: string) => (await db.purchase.findUniqueOrThrow({ where: { id } })).status;

test('a webhook refused before its payment was known here is applied when it is delivered again', async () => {
  const checkout = await aCheckout(db);
  await db.payment.updateMany({
    where: { purchaseId: checkout.purchaseId },
    data: { providerRef: 'elsewhere' },
  });
  await postWebhook(db, paidBody(checkout));
  const inbox = await db.paymentEvent.findFirstOrThrow({
    where: { providerEventId: `evt_${checkout.checkoutId}` },
  });
  expect(inbox.outcome).toBe('REJECTED');

  await db.payment.updateMany({
    where: { purchaseId: checkout.purchaseId },
    data: { providerRef: checkout.checkoutId },
  });
  const input = { inboxEventId: inbox.id, reason: 'its payment is here now' };
  expect(await redeliverEvent(testContext(db), input)).toEqual({ outcome: 'APPLIED', reason: null });
  expect(await statusOf(checkout.purchaseId)).toBe('CONFIRMED');
  expect(await db.auditEntry.findMany({ where: { subjectId: inbox.id } })).toMatchObject([
    { action: 'webhook.redelivered', reason: 'its payment is here now' },
  ]);
  await expect(redeliverEvent(testContext(db), input)).rejects.toMatchObject({ code: 'webhook.applied' });
});

test('one that is still wrong is refused again, and nothing is paid', async () => {
  const checkout = await aCheckout(db);
  await postWebhook(db, paidBody(checkout, { amount: 1 }));
  const { id } = await inboxOf(checkout.purchaseId);
  const again = await redeliverEvent(testContext(db), { inboxEventId: id, reason: 'to be sure' });
  expect(again.outcome).toBe('REJECTED');
  expect(await statusOf(checkout.purchaseId)).toBe('PENDING');
});

test('a webhook that nobody sent is not there', async () => {
  await expect(
    redeliverEvent(testContext(db), { inboxEventId: randomUUID(), reason: 'to be sure' }),
  ).rejects.toMatchObject({ code: 'webhook.unknown' });
});
