import { expect, test } from 'vitest';
import { moneyOf } from '@/server/purchases/money/money-of';
import { moneySelect } from '@/server/purchases/money/money-select';
import { getMyPurchase } from '@/server/purchases/own/get-my-purchase';
import { cancelMyPurchase } from '@/server/sales/cancellation/cancel-my-purchase';
import { previewMyCancellation } from '@/server/sales/cancellation/preview-my-cancellation';
import { previewReturn } from '@/server/sales/returning/preview-return';
import { returnPurchase } from '@/server/sales/returning/return-purchase';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aBookedPurchase, aWaitingPurchase } from '@/tests/support/school/bought';
import { aStudent } from '@/tests/support/school/school';
import { asStudent } from '@/tests/support/school/test-shop';

const { db } = await openTestDatabase();

const admin = (now = new Date()) => ({
  db,
  actor: { kind: 'staff', userId: 'admin-1', name: 'Ada', role: 'ADMIN' } as const,
  now,
});
const moneyFor = async (id: string) =>
  moneyOf(await db.purchase.findUniqueOrThrow({ where: { id }, select: moneySelect }))[0];
const statusOf = async (id: string) => (await db.purchase.findUniqueOrThrow({ where: { id } })).status;
const toCome = (purchaseId: string) =>
  db.trainingSession.findMany({ where: { purchaseId, status: 'SCHEDULED' }, orderBy: { startsAt: 'asc' } });
const hoursBefore = (at: Date | undefined, hours: number) =>
  new Date((at?.getTime() ?? 0) - hours * 3_600_000);

test.each([
  [{ kind: 'all' }, 18_000],
  [{ kind: 'sessions', count: 1 }, 9000],
  [{ kind: 'amount', amount: 500 }, 500],
] as const)(
  'staff refund %o: the student gets exactly what was previewed, and the course goes on',
  async (refund, amount) => {
    const { purchaseId } = await aBookedPurchase(db);
    const asked = { purchaseId, refund, ends: false };
    const preview = await previewReturn(admin(), asked);
    expect(preview).toMatchObject({
      amount,
      sessionsCancelled: 0,
      trainerName: null,
      notified: ['Aarav Sharma'],
    });
    await returnPurchase(admin(), { ...asked, reason: 'A goodwill gesture.', token: preview.token });
    expect(await moneyFor(purchaseId)).toMatchObject({ returned: amount, returning: 0, owed: 0 });
    expect(await statusOf(purchaseId)).toBe('SCHEDULED');
    const audit = await db.auditEntry.findFirst({
      where: { action: 'purchase.refund-requested', subjectId: purchaseId },
    });
    expect(audit).toMatchObject({ reason: 'A goodwill gesture.', actorName: 'Ada' });
  },
);

test('staff cancel without a refund: the trainer is free again, and the money stays', async () => {
  const { purchaseId, trainer } = await aBookedPurchase(db);
  const asked = { purchaseId, refund: { kind: 'none' } as const, ends: true };
  const preview = await previewReturn(admin(), asked);
  expect(preview).toMatchObject({
    amount: 0,
    sessionsCancelled: 2,
    trainerName: trainer.name,
    leftAfter: 18_000,
  });
  expect(preview.notified).toEqual(['Aarav Sharma', trainer.name]);
  await returnPurchase(admin(), { ...asked, reason: 'Broke the rules.', token: preview.token });
  expect(await statusOf(purchaseId)).toBe('CANCELLED');
  expect(await toCome(purchaseId)).toEqual([]);
  expect(await db.trainerAllocation.count({ where: { purchaseId, endedAt: null } })).toBe(0);
  expect(await moneyFor(purchaseId)).toMatchObject({ taken: 18_000, returned: 0, owed: 0 });
});

test('two press the same refund at once: it is made once, and the other reads that things changed', async () => {
  const { purchaseId } = await aBookedPurchase(db);
  const asked = { purchaseId, refund: { kind: 'amount', amount: 500 } as const, ends: false };
  const { token } = await previewReturn(admin(), asked);
  const press = () => returnPurchase(admin(), { ...asked, reason: 'Once.', token });
  const both = await Promise.allSettled([press(), press()]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'return.changed' },
  });
  expect(await moneyFor(purchaseId)).toMatchObject({ returned: 500 });
});

test('more than what is left is refused before anything is sent', async () => {
  const { purchaseId } = await aBookedPurchase(db);
  const asked = { purchaseId, refund: { kind: 'amount', amount: 18_001 } as const, ends: false };
  await expect(previewReturn(admin(), asked)).rejects.toMatchObject({ code: 'refund.too-much' });
});

test('a student waiting for a trainer cancels and gets all of it, once', async () => {
  const { purchaseId, student } = await aWaitingPurchase(db);
  const ctx = asStudent(db, student);
  const preview = await previewMyCancellation(ctx, { purchaseId });
  expect(preview).toMatchObject({ amount: 18_000, byPolicy: { rule: 'all' } });
  const cancel = () => cancelMyPurchase(ctx, { purchaseId, token: preview.token });
  const both = await Promise.allSettled([cancel(), cancel()]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await moneyFor(purchaseId)).toMatchObject({ taken: 18_000, returned: 18_000 });
  expect(await getMyPurchase(ctx, { purchaseId })).toMatchObject({
    status: 'REFUNDED',
    canCancel: false,
    refunds: [{ amount: 18_000, status: 'SUCCEEDED' }],
  });
});

test.each([
  ['48 hours before the first session', 48, 18_000, 'all'],
  ['47 hours before it', 47, 18_000, 'share'],
  ['23 hours before it', 23, 9000, 'share'],
] as const)('a student cancels %s', async (_, hours, amount, rule) => {
  const { purchaseId, student } = await aBookedPurchase(db);
  const [first] = await toCome(purchaseId);
  const ctx = asStudent(db, student, hoursBefore(first?.startsAt, hours));
  const preview = await previewMyCancellation(ctx, { purchaseId });
  expect(preview).toMatchObject({ amount, byPolicy: { rule }, sessionsCancelled: 2 });
  await cancelMyPurchase(ctx, { purchaseId, token: preview.token });
  expect(await moneyFor(purchaseId)).toMatchObject({ returned: amount });
  expect(await toCome(purchaseId)).toEqual([]);
});

test('the limit passes between reading and confirming: the student reads the new amount first', async () => {
  const { purchaseId, student } = await aBookedPurchase(db);
  const [first] = await toCome(purchaseId);
  const before = asStudent(db, student, hoursBefore(first?.startsAt, 24));
  const { token } = await previewMyCancellation(before, { purchaseId });
  const after = asStudent(db, student, hoursBefore(first?.startsAt, 23));
  await expect(cancelMyPurchase(after, { purchaseId, token })).rejects.toMatchObject({
    code: 'cancellation.changed',
  });
  expect(await statusOf(purchaseId)).toBe('SCHEDULED');
});

test('what staff returned before is not returned twice', async () => {
  const { purchaseId, student } = await aBookedPurchase(db);
  const asked = { purchaseId, refund: { kind: 'amount', amount: 17_000 } as const, ends: false };
  const { token } = await previewReturn(admin(), asked);
  await returnPurchase(admin(), { ...asked, reason: 'Sorry.', token });
  const ctx = asStudent(db, student);
  const preview = await previewMyCancellation(ctx, { purchaseId });
  expect(preview.amount).toBe(1000);
  await cancelMyPurchase(ctx, { purchaseId, token: preview.token });
  expect(await moneyFor(purchaseId)).toMatchObject({ returned: 18_000, owed: 0 });
});

test('nobody cancels what is somebody else’s', async () => {
  const { purchaseId } = await aWaitingPurchase(db);
  const stranger = asStudent(db, await aStudent(db));
  await expect(previewMyCancellation(stranger, { purchaseId })).rejects.toMatchObject({
    code: 'purchase.unknown',
  });
  await expect(cancelMyPurchase(stranger, { purchaseId, token: 'guessed' })).rejects.toMatchObject({
    code: 'purchase.unknown',
  });
});
