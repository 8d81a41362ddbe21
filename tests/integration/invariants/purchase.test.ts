import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { PurchaseStatus } from '@/prisma/generated/enums';
import { contract } from '@/server/process/stages/contract';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import {
  aCourse,
  aCreatedPurchase,
  aPaidPurchase,
  aPendingPurchase,
  aStudent,
  aTrainer,
} from '@/tests/support/school/school';

// Every test here goes round the verbs, with the SQL that a tired person types at a console, and must be refused.

const { db } = await openTestDatabase();

test('a status cannot change without its timeline entry', async () => {
  const purchase = await aPaidPurchase(db);
  await expect(
    db.$executeRaw`UPDATE "Purchase" SET status = 'CANCELLED', "stageDueAt" = NULL WHERE id = ${purchase.id}`,
  ).rejects.toThrow('purchase_change_on_timeline');
});

test('a status that emits an event cannot change without the event in the outbox', async () => {
  const purchase = await aPaidPurchase(db);
  const change = db.$transaction(async (tx) => {
    await tx.enrollment.create({
      data: { purchaseId: purchase.id, studentId: purchase.studentId, courseId: purchase.courseId },
    });
    await tx.$executeRaw`UPDATE "Purchase" SET status = 'CREATED' WHERE id = ${purchase.id}`;
    await tx.$executeRaw`INSERT INTO "TimelineEntry" (id, "purchaseId", category, kind, data, "fromStatus", "toStatus", "actorKind", "actorId", "actorName")
      VALUES (${randomUUID()}, ${purchase.id}, 'BUSINESS', 'enrollment.created', '{}', 'CONFIRMED', 'CREATED', 'SYSTEM', 'x', 'x')`;
  });
  await expect(change).rejects.toThrow('purchase_change_in_outbox');
});

test('an old timeline entry and an old event do not cover a new change', async () => {
  const purchase = await aCreatedPurchase(db);
  await expect(
    db.$transaction(async (tx) => {
      await tx.$executeRaw`INSERT INTO "TimelineEntry" (id, "purchaseId", category, kind, data, "fromStatus", "toStatus", "actorKind", "actorId", "actorName")
        VALUES (${randomUUID()}, ${purchase.id}, 'BUSINESS', 'x', '{}', 'CREATED', 'CONFIRMED', 'SYSTEM', 'x', 'x')`;
      await tx.$executeRaw`UPDATE "Purchase" SET status = 'CONFIRMED' WHERE id = ${purchase.id}`;
    }),
  ).rejects.toThrow('purchase_change_in_outbox');
});

test.each([
  ['CREATED', 'purchase_enrolled'],
  ['ALLOCATED', 'purchase_enrolled'],
  ['SCHEDULED', 'purchase_enrolled'],
] as const)('a paid purchase cannot be called %s without its enrollment', async (status, constraint) => {
  const purchase = await aPaidPurchase(db);
  await expect(jump(purchase.id, 'CONFIRMED', status)).rejects.toThrow(constraint);
});

test('a purchase cannot be CONFIRMED without a payment that matches its quote', async () => {
  const purchase = await aPendingPurchase(db);
  await db.payment.create({
    data: {
      purchaseId: purchase.id,
      provider: 'test',
      providerRef: randomUUID(),
      status: 'SUCCEEDED',
      succeededAt: new Date(),
      amount: purchase.amount - 1,
      currency: purchase.currency,
    },
  });
  await expect(jump(purchase.id, 'PENDING', 'CONFIRMED')).rejects.toThrow('purchase_paid');
});

test('a purchase cannot be called ALLOCATED without an active allocation', async () => {
  const purchase = await aCreatedPurchase(db);
  await expect(jump(purchase.id, 'CREATED', 'ALLOCATED')).rejects.toThrow('purchase_allocated');
});

test('a purchase cannot be called SCHEDULED with a session too few', async () => {
  const { purchase, trainer } = await anAllocatedPurchase();
  const allocation = await db.trainerAllocation.findFirstOrThrow({ where: { purchaseId: purchase.id } });
  await db.trainingSession.create({
    data: {
      purchaseId: purchase.id,
      studentId: purchase.studentId,
      allocationId: allocation.id,
      trainerId: trainer.id,
      ordinal: 1,
      startsAt: new Date('2030-01-01T10:00:00Z'),
      endsAt: new Date('2030-01-01T11:00:00Z'),
    },
  });
  await expect(jump(purchase.id, 'ALLOCATED', 'SCHEDULED')).rejects.toThrow('purchase_scheduled');
});

test('the allocation of an allocated purchase can be neither deleted nor ended', async () => {
  const { purchase } = await anAllocatedPurchase();
  await expect(
    db.$executeRaw`DELETE FROM "TrainerAllocation" WHERE "purchaseId" = ${purchase.id}`,
  ).rejects.toThrow('purchase_allocated');
  await expect(
    db.$executeRaw`UPDATE "TrainerAllocation" SET "endedAt" = now() WHERE "purchaseId" = ${purchase.id}`,
  ).rejects.toThrow('purchase_allocated');
});

test('the enrollment of a created purchase cannot be deleted, marker or not', async () => {
  const purchase = await aCreatedPurchase(db);
  await expect(
    db.$executeRaw`DELETE FROM "Enrollment" WHERE "purchaseId" = ${purchase.id}`,
  ).rejects.toThrow();
  await expect(
    db.$transaction([
      db.$executeRaw`DELETE FROM "ProcessedEvent" WHERE "enrollmentId" IN (SELECT id FROM "Enrollment" WHERE "purchaseId" = ${purchase.id})`,
      db.$executeRaw`DELETE FROM "Enrollment" WHERE "purchaseId" = ${purchase.id}`,
    ]),
  ).rejects.toThrow('purchase_enrolled');
});

test('a purchase that ended holds no trainer', async () => {
  const { purchase } = await anAllocatedPurchase();
  await expect(jump(purchase.id, 'ALLOCATED', 'CANCELLED')).rejects.toThrow('purchase_released');
});

test('a purchase that waits for the pipeline has a deadline', async () => {
  const purchase = await aPaidPurchase(db);
  await expect(
    db.$executeRaw`UPDATE "Purchase" SET "stageDueAt" = NULL WHERE id = ${purchase.id}`,
  ).rejects.toThrow('purchase_in_flight_has_deadline');
});

test('the quote cannot change after the checkout began', async () => {
  const purchase = await aPendingPurchase(db);
  await expect(db.$executeRaw`UPDATE "Purchase" SET amount = 1 WHERE id = ${purchase.id}`).rejects.toThrow(
    'purchase_quote_stays',
  );
});

test('a purchase is paid at most once', async () => {
  const purchase = await aPaidPurchase(db);
  await expect(
    db.$executeRaw`INSERT INTO "Payment" (id, "purchaseId", provider, "providerRef", status, amount, currency, "succeededAt")
      VALUES (${randomUUID()}, ${purchase.id}, 'test', ${randomUUID()}, 'SUCCEEDED', 18000, 'EUR', now())`,
  ).rejects.toThrow('payment_one_success');
});

test('a student has at most one purchase of a course in progress', async () => {
  const course = await aCourse(db);
  const student = await aStudent(db);
  await aPendingPurchase(db, { course, studentId: student.id });
  await expect(aPendingPurchase(db, { course, studentId: student.id })).rejects.toThrow(
    'purchase_one_in_flight',
  );
});

/** Sets a status with everything but its result: entry, event, deadline and instants are all there. */
async function jump(purchaseId: string, from: PurchaseStatus, to: PurchaseStatus) {
  return db.$transaction(async (tx) => {
    const event = contract.eventOf(to);
    if (event) {
      await tx.$executeRaw`INSERT INTO "OutboxEvent" (id, name, "purchaseId", "correlationId", payload)
        VALUES (${randomUUID()}, ${event}, ${purchaseId}, gen_random_uuid(), '{}')`;
    }
    await tx.$executeRaw`INSERT INTO "TimelineEntry" (id, "purchaseId", category, kind, data, "fromStatus", "toStatus", "actorKind", "actorId", "actorName")
      VALUES (${randomUUID()}, ${purchaseId}, 'BUSINESS', 'x', '{}', ${from}::"PurchaseStatus", ${to}::"PurchaseStatus", 'SYSTEM', 'x', 'x')`;
    const waits = contract.isOwed(to);
    await tx.$executeRaw`UPDATE "Purchase" SET status = ${to}::"PurchaseStatus", "confirmedAt" = now(), "bookedAt" = now(),
      "stageDueAt" = CASE WHEN ${waits} THEN now() END WHERE id = ${purchaseId}`;
  });
}

async function anAllocatedPurchase() {
  const course = await aCourse(db);
  const purchase = await aCreatedPurchase(db, { course });
  const trainer = await aTrainer(db, course.course.skill);
  await db.$transaction(async (tx) => {
    await tx.trainerAllocation.create({
      data: { purchaseId: purchase.id, trainerId: trainer.id, explanation: {} },
    });
  });
  await jump(purchase.id, 'CREATED', 'ALLOCATED');
  return { purchase, trainer };
}
