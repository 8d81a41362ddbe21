import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { DisputeStatus } from '@/prisma/generated/enums';
import { recordDispute } from '@/server/sales/disputes/record-dispute';
import { queueDueMails } from '@/server/sales/mails/queue-due-mails';
import { recordRefund } from '@/server/sales/refunds/record-refund';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { anAllocatedPurchase, aScheduledPurchase } from '@/tests/support/school/scheduled';
import { aCourse, aPaidPurchase, aTrainer, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();
const minute = 60_000;
const later = (ms: number) => testContext(db, new Date(Date.now() + ms));

/** Looks for mails twice at once and once more, and returns those of a purchase whose kind begins so. */
async function mailsAfter(purchaseId: string, kind: string, ctx = testContext(db)) {
  await Promise.all([queueDueMails(ctx), queueDueMails(ctx)]);
  await queueDueMails(ctx);
  return db.notification.findMany({
    where: { purchaseId, kind: { startsWith: kind } },
    orderBy: { id: 'asc' },
    select: { kind: true, subject: true, text: true, recipient: true },
  });
}

const paymentOf = (purchaseId: string) => db.payment.findFirstOrThrow({ where: { purchaseId } });

test('a waiting student gets an email after five minutes, and once each week', async () => {
  const course = await aCourse(db);
  // Nobody teaches it.
  const { id: purchaseId } = await anAllocatedPurchase(db, { course });
  expect(await mailsAfter(purchaseId, 'waiting', later(4 * minute))).toEqual([]);
  expect(await mailsAfter(purchaseId, 'waiting', later(6 * minute))).toHaveLength(1);
  expect(await mailsAfter(purchaseId, 'waiting', later(6 * 24 * 60 * minute))).toHaveLength(1);
  const weekly = await mailsAfter(purchaseId, 'waiting', later((7 * 24 * 60 + 10) * minute));
  expect(weekly).toHaveLength(2);
  expect(weekly[1]?.text).toContain('for a week');
  expect(weekly[1]?.text).toContain('Choose new times');
});

test('a refund that fails is a mail, one that is made is another, each once', async () => {
  const { id: purchaseId } = await aPaidPurchase(db);
  const { id: paymentId, currency } = await paymentOf(purchaseId);
  const refund = { providerRef: `re_${randomUUID()}`, refundId: null, amount: 500, currency };
  const record = (status: 'PENDING' | 'SUCCEEDED' | 'FAILED') =>
    recordRefund(testContext(db), {
      paymentId,
      refund: { ...refund, status, failureReason: status === 'FAILED' ? 'The account is closed.' : null },
    });

  await record('PENDING');
  expect(await mailsAfter(purchaseId, 'refund')).toEqual([]);
  await record('SUCCEEDED');
  await record('SUCCEEDED');
  expect((await mailsAfter(purchaseId, 'refund')).map(({ kind }) => kind)).toEqual(['refund-issued.student']);
  // A bank may give it back after that.
  await record('FAILED');
  expect((await mailsAfter(purchaseId, 'refund')).map(({ kind }) => kind)).toEqual([
    'refund-issued.student',
    'refund-failed.student',
  ]);
});

test('a dispute that begins and ends is reported to the team alone, once for each state', async () => {
  const course = await aCourse(db);
  await aTrainer(db, course.course.skill);
  const purchase = await aScheduledPurchase(db, { course });
  const { id: paymentId, currency, amount } = await paymentOf(purchase.id);
  const providerRef = `dp_${randomUUID()}`;
  const record = (status: DisputeStatus) =>
    recordDispute(testContext(db), {
      paymentId,
      dispute: {
        ...{ providerRef, status, amount, currency, reason: 'fraudulent' },
        ...{ openedAt: new Date(), evidenceDueAt: new Date(Date.now() + 7 * 24 * 60 * minute) },
      },
    });
  await record('OPEN');
  await record('OPEN');
  const [opened, ...others] = await mailsAfter(purchase.id, 'dispute');
  expect(others).toEqual([]);
  expect(opened?.kind).toBe('dispute.team');
  await record('WON');
  expect(await mailsAfter(purchase.id, 'dispute')).toHaveLength(2);
  expect(await mailsAfter(purchase.id, 'dispute')).toHaveLength(2);
});
