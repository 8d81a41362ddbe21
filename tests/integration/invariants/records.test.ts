import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aCreatedPurchase, aPaidPurchase, eventIdOf } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

test('a provider event is recorded once, however often it comes at once', async () => {
  const record = () => db.$executeRaw`
    INSERT INTO "PaymentEvent" (id, provider, "providerEventId", type, payload)
    VALUES (${randomUUID()}, 'test', 'evt_1', 'payment.succeeded', '{}')`;
  const results = await Promise.allSettled(Array.from({ length: 20 }, record));
  expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
});

test('the inbox forgets nothing and rewrites nothing', async () => {
  await db.$executeRaw`INSERT INTO "PaymentEvent" (id, provider, "providerEventId", type, payload)
    VALUES ('00000000-0000-4000-8000-000000000001', 'test', 'evt_2', 'payment.succeeded', '{"amount": 1}')`;
  await expect(
    db.$executeRaw`DELETE FROM "PaymentEvent" WHERE id = '00000000-0000-4000-8000-000000000001'`,
  ).rejects.toThrow('append_only');
  await expect(
    db.$executeRaw`UPDATE "PaymentEvent" SET payload = '{}' WHERE id = '00000000-0000-4000-8000-000000000001'`,
  ).rejects.toThrow('append_only');
});

test('an event cannot be marked processed when its result is older', async () => {
  const purchase = await aCreatedPurchase(db);
  const eventId = await eventIdOf(db, purchase.id, 'purchase/created');
  const enrollment = await db.enrollment.findUniqueOrThrow({ where: { purchaseId: purchase.id } });
  await expect(
    db.$executeRaw`INSERT INTO "ProcessedEvent" ("eventId", consumer, "enrollmentId") VALUES (${eventId}, 'create-purchase', ${enrollment.id})`,
  ).rejects.toThrow('processed_with_result');
});

test('an event cannot be marked processed without a result, nor with the wrong kind of one', async () => {
  const purchase = await aCreatedPurchase(db);
  const eventId = await eventIdOf(db, purchase.id, 'purchase/created');
  await expect(
    db.$executeRaw`INSERT INTO "ProcessedEvent" ("eventId", consumer) VALUES (${eventId}, 'allocate-trainer')`,
  ).rejects.toThrow('processed_points_at_result');
  const enrollment = await db.enrollment.findUniqueOrThrow({ where: { purchaseId: purchase.id } });
  await expect(
    db.$executeRaw`INSERT INTO "ProcessedEvent" ("eventId", consumer, "enrollmentId") VALUES (${eventId}, 'allocate-trainer', ${enrollment.id})`,
  ).rejects.toThrow('processed_points_at_result');
});

test("an event cannot be marked processed by another purchase's result", async () => {
  const mine = await aPaidPurchase(db);
  const other = await aPaidPurchase(db);
  const eventId = await eventIdOf(db, mine.id, 'purchase/confirmed');
  await expect(
    db.$transaction(async (tx) => {
      await tx.$executeRaw`INSERT INTO "Enrollment" (id, "purchaseId", "studentId", "courseId")
        VALUES ('00000000-0000-4000-8000-000000000002', ${other.id}, ${other.studentId}, ${other.courseId})`;
      await tx.$executeRaw`INSERT INTO "ProcessedEvent" ("eventId", consumer, "enrollmentId")
        VALUES (${eventId}, 'create-purchase', '00000000-0000-4000-8000-000000000002')`;
    }),
  ).rejects.toThrow('processed_with_result');
});

test('a result that a marker points at cannot be deleted', async () => {
  const purchase = await aCreatedPurchase(db);
  await expect(db.$executeRaw`DELETE FROM "Enrollment" WHERE "purchaseId" = ${purchase.id}`).rejects.toThrow(
    'ProcessedEvent_enrollmentId_fkey',
  );
});

test.each(['TimelineEntry', 'AuditEntry'])(
  '%s is append-only: no update, no delete, no truncate',
  async (table) => {
    const purchase = await aPaidPurchase(db);
    await db.$executeRaw`INSERT INTO "AuditEntry" (id, "actorKind", "actorId", "actorName", action, "subjectKind", "subjectId", data)
    VALUES (${randomUUID()}, 'STAFF', 'x', 'x', 'x', 'purchase', ${purchase.id}, '{}')`;
    for (const statement of [
      `UPDATE "${table}" SET "actorName" = 'nobody'`,
      `DELETE FROM "${table}"`,
      `TRUNCATE "${table}"`,
    ]) {
      await expect(db.$executeRawUnsafe(statement), statement).rejects.toThrow('append_only');
    }
  },
);
