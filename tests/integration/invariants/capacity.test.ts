import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aCourse, aCreatedPurchase, aTrainer } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

const allocate = (purchaseId: string, trainerId: string, id: string = randomUUID()) =>
  db.$executeRaw`INSERT INTO "TrainerAllocation" (id, "purchaseId", "trainerId", explanation)
    VALUES (${id}, ${purchaseId}, ${trainerId}, '{}')`;

const book = (
  series: { purchase: { id: string; studentId: string }; trainerId: string; allocationId: string },
  ordinal: number,
  from: string,
  to: string,
) => db.$executeRaw`INSERT INTO "TrainingSession" (id, "purchaseId", "studentId", "allocationId", "trainerId", ordinal, "startsAt", "endsAt")
  VALUES (${randomUUID()}, ${series.purchase.id}, ${series.purchase.studentId}, ${series.allocationId}, ${series.trainerId},
          ${ordinal}, ${from}::timestamptz, ${to}::timestamptz)`;

async function aSeries(options: { trainerId?: string; studentId?: string } = {}) {
  const course = await aCourse(db);
  const purchase = await aCreatedPurchase(db, { course, studentId: options.studentId });
  const trainerId = options.trainerId ?? (await aTrainer(db, course.course.skill)).id;
  const allocationId = randomUUID();
  await allocate(purchase.id, trainerId, allocationId);
  return { purchase, trainerId, allocationId };
}

test('a purchase has at most one active allocation', async () => {
  const series = await aSeries();
  const other = await aTrainer(db, 'any');
  await expect(allocate(series.purchase.id, other.id)).rejects.toThrow('allocation_one_active');
});

test('twenty students at once want a trainer with a cap of five: five get them', async () => {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill, { maxStudents: 5 });
  const purchases = await Promise.all(Array.from({ length: 20 }, () => aCreatedPurchase(db, { course })));

  const results = await Promise.allSettled(purchases.map((p) => allocate(p.id, trainer.id)));

  expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(5);
  const refused = results.filter((r) => r.status === 'rejected');
  expect(refused.every((r) => String(r.reason).includes('trainer_cap'))).toBe(true);
});

test('a cap cannot be lowered below the students a trainer has', async () => {
  const series = await aSeries();
  await expect(
    db.$executeRaw`UPDATE "Trainer" SET "maxStudents" = 0 WHERE id = ${series.trainerId}`,
  ).rejects.toThrow('trainer_cap');
});

test('a trainer is never in two sessions at once, even for two students', async () => {
  const first = await aSeries();
  const second = await aSeries({ trainerId: first.trainerId });
  await book(first, 1, '2030-01-07T10:00Z', '2030-01-07T11:00Z');
  await expect(book(second, 1, '2030-01-07T10:59Z', '2030-01-07T11:30Z')).rejects.toThrow(
    'training_session_trainer_overlap',
  );
  await expect(book(second, 1, '2030-01-07T11:00Z', '2030-01-07T12:00Z')).resolves.toBe(1);
});

test('a student is never in two sessions at once, even with two trainers', async () => {
  const first = await aSeries();
  const second = await aSeries({ studentId: first.purchase.studentId });
  await book(first, 1, '2030-01-07T10:00Z', '2030-01-07T11:00Z');
  await expect(book(second, 1, '2030-01-07T10:30Z', '2030-01-07T11:30Z')).rejects.toThrow(
    'training_session_student_overlap',
  );
});

test('a hundred bookings of one hour at once: one wins', async () => {
  const first = await aSeries();
  const results = await Promise.allSettled(
    Array.from({ length: 100 }, (_, i) => book(first, i + 1, '2030-02-04T10:00Z', '2030-02-04T11:00Z')),
  );
  expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
});

test('a cancelled session frees its hour', async () => {
  const series = await aSeries();
  await book(series, 1, '2030-03-04T10:00Z', '2030-03-04T11:00Z');
  await db.$executeRaw`UPDATE "TrainingSession" SET status = 'CANCELLED' WHERE "allocationId" = ${series.allocationId}`;
  await expect(book(series, 1, '2030-03-04T10:00Z', '2030-03-04T11:00Z')).resolves.toBe(1);
});

test("a session names the allocation's own trainer, purchase and student", async () => {
  const series = await aSeries();
  const stranger = await aTrainer(db, 'any');
  await expect(
    book({ ...series, trainerId: stranger.id }, 1, '2030-01-07T10:00Z', '2030-01-07T11:00Z'),
  ).rejects.toThrow('TrainingSession_allocationId_purchaseId_trainerId_fkey');
});

test('a session ends after it starts', async () => {
  const series = await aSeries();
  await expect(book(series, 1, '2030-01-07T11:00Z', '2030-01-07T10:00Z')).rejects.toThrow();
});
