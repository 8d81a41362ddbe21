import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Tx } from '@/server/core/db';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { anAllocatedPurchase } from '@/tests/support/school/scheduled';
import {
  aCourse,
  aCreatedPurchase,
  aPaidPurchase,
  aTrainer,
  eventIdOf,
  testContext,
} from '@/tests/support/school/school';
import { allocate, aSeries, book, takeTimeOff } from './support';

const { db } = await openTestDatabase();

const wait = (purchaseId: string) => db.$executeRaw`
  INSERT INTO "AllocationWait" ("purchaseId", "checkedAt", considered, "ruledOut", ledger)
  VALUES (${purchaseId}, now(), 0, '{}', '{}')`;

test('only an enrolled purchase without a trainer waits for one', async () => {
  const created = await aCreatedPurchase(db);
  const paid = await aPaidPurchase(db);
  await expect(wait(paid.id)).rejects.toThrow('wait_while_created');
  await wait(created.id);
  await expect(
    db.$executeRaw`UPDATE "AllocationWait" SET "purchaseId" = ${paid.id} WHERE "purchaseId" = ${created.id}`,
  ).rejects.toThrow('wait_while_created');
});

test('a wait is over when the purchase moves on', async () => {
  const course = await aCourse(db);
  const { id } = await anAllocatedPurchase(db, { course });
  expect(await db.allocationWait.count({ where: { purchaseId: id } })).toBe(1);
  await aTrainer(db, course.course.skill);
  const eventId = await eventIdOf(db, id, 'purchase/created');
  await allocateTrainer(testContext(db), { purchaseId: id, eventId });
  expect(await db.allocationWait.count({ where: { purchaseId: id } })).toBe(0);
});

test('a purchase is only woken for a trainer with room', async () => {
  const { id } = await aCreatedPurchase(db);
  await wait(id);
  await expect(
    db.$executeRaw`UPDATE "AllocationWait" SET "wokenAt" = now() WHERE "purchaseId" = ${id}`,
  ).rejects.toThrow('wait_woken_for');
});

test('an event about a purchase names it, one about a trainer names none', async () => {
  const { id } = await aCreatedPurchase(db);
  const write = (name: string, purchaseId: string | null) => db.$executeRaw`
    INSERT INTO "OutboxEvent" (id, name, "purchaseId", "correlationId", payload)
    VALUES (${randomUUID()}, ${name}, ${purchaseId}, gen_random_uuid(), '{}')`;
  await expect(write('purchase/created', null)).rejects.toThrow('outbox_event_of_purchase');
  await expect(write('capacity/changed', id)).rejects.toThrow('outbox_event_of_purchase');
  await expect(write('trainer/marked-away', id)).rejects.toThrow('outbox_event_of_purchase');
});

test('staff may go above a cap by name; taking that back, or another name, does not', async () => {
  const series = await aSeries(db);
  await db.$executeRaw`UPDATE "Trainer" SET "maxStudents" = 1 WHERE id = ${series.trainerId}`;
  const { trainerId } = series;
  await expect(aSeries(db, { trainerId })).rejects.toThrow('trainer_cap');
  await expect(aSeries(db, { trainerId, overrides: ['leave'] })).rejects.toThrow('trainer_cap');
  const second = await aSeries(db, { trainerId, overrides: ['cap'] });
  await expect(
    db.$executeRaw`UPDATE "TrainerAllocation" SET overrides = '{}' WHERE id = ${second.allocationId}`,
  ).rejects.toThrow('trainer_cap');
});

test('a completed series takes no place, and takes one again when it is not over after all', async () => {
  const series = await aSeries(db);
  const { trainerId, allocationId } = series;
  await db.$executeRaw`UPDATE "Trainer" SET "maxStudents" = 1 WHERE id = ${trainerId}`;
  await db.$executeRaw`UPDATE "TrainerAllocation" SET "completedAt" = now() WHERE id = ${allocationId}`;
  await aSeries(db, { trainerId });
  await expect(
    db.$executeRaw`UPDATE "TrainerAllocation" SET "completedAt" = NULL WHERE id = ${allocationId}`,
  ).rejects.toThrow('trainer_cap');
});

/** The causes that a change tells of a trainer, in the order told. */
async function causesOf(trainerId: string, change: (tx: Tx) => Promise<unknown>): Promise<unknown[]> {
  await db.outboxEvent.deleteMany({ where: { name: 'capacity/changed' } });
  await db.$transaction(async (tx) => {
    await change(tx);
  });
  const told = await db.outboxEvent.findMany({
    where: { name: 'capacity/changed', payload: { path: ['trainerId'], equals: trainerId } },
    select: { payload: true },
  });
  return told.map(({ payload }) => Object(payload).cause);
}

const more: Record<string, [cause: string, sql: string]> = {
  'a higher cap': ['trainer', 'UPDATE "Trainer" SET "maxStudents" = "maxStudents" + 1 WHERE id = $1'],
  'a shorter buffer': ['trainer', 'UPDATE "Trainer" SET "bufferMinutes" = 5 WHERE id = $1'],
  'a higher weekly limit': ['trainer', 'UPDATE "Trainer" SET "maxWeeklyMinutes" = 700 WHERE id = $1'],
  'no weekly limit': ['trainer', 'UPDATE "Trainer" SET "maxWeeklyMinutes" = NULL WHERE id = $1'],
  'the end of a pause': ['trainer', 'UPDATE "Trainer" SET "pausedAt" = NULL WHERE id = $1'],
  'the return of a trainer who had left': ['trainer', 'UPDATE "Trainer" SET "leftAt" = NULL WHERE id = $1'],
  'another language': ['trainer', `UPDATE "Trainer" SET languages = '{en,de}' WHERE id = $1`],
  'another zone': ['trainer', `UPDATE "Trainer" SET zone = 'Asia/Kolkata' WHERE id = $1`],
  'a new skill': ['skill', `INSERT INTO "TrainerSkill" VALUES ($1, 'weaving', 'BEGINNER')`],
  'a higher level': ['skill', `UPDATE "TrainerSkill" SET level = 'ADVANCED' WHERE "trainerId" = $1`],
  'a new window': [
    'availability',
    `INSERT INTO "TrainerAvailability" (id, "trainerId", weekday, "startMinute", "endMinute")
     VALUES (gen_random_uuid(), $1, 1, 0, 60)`,
  ],
  'a wider window': [
    'availability',
    'UPDATE "TrainerAvailability" SET "endMinute" = 1300 WHERE "trainerId" = $1',
  ],
  'less time off': [
    'time-off',
    `UPDATE "TrainerTimeOff" SET "endsAt" = "endsAt" - interval '1 hour' WHERE "trainerId" = $1`,
  ],
  'no time off': ['time-off', 'DELETE FROM "TrainerTimeOff" WHERE "trainerId" = $1'],
  'an ended allocation': [
    'released',
    'UPDATE "TrainerAllocation" SET "endedAt" = now() WHERE "trainerId" = $1',
  ],
  'a completed allocation': [
    'released',
    'UPDATE "TrainerAllocation" SET "completedAt" = now() WHERE "trainerId" = $1',
  ],
  'a cancelled session': [
    'session',
    `UPDATE "TrainingSession" SET status = 'CANCELLED' WHERE "trainerId" = $1`,
  ],
};

const less: Record<string, string> = {
  'a lower cap': 'UPDATE "Trainer" SET "maxStudents" = "maxStudents" - 1 WHERE id = $1',
  'a longer buffer': 'UPDATE "Trainer" SET "bufferMinutes" = 30 WHERE id = $1',
  'a lower weekly limit': 'UPDATE "Trainer" SET "maxWeeklyMinutes" = 500 WHERE id = $1',
  'a language less': `UPDATE "Trainer" SET languages = '{}' WHERE id = $1`,
  'a pause': 'UPDATE "Trainer" SET "pausedAt" = now() WHERE id = $1',
  'a lower level': `UPDATE "TrainerSkill" SET level = 'BEGINNER' WHERE "trainerId" = $1`,
  'a skill less': 'DELETE FROM "TrainerSkill" WHERE "trainerId" = $1',
  'a narrower window': 'UPDATE "TrainerAvailability" SET "endMinute" = 1100 WHERE "trainerId" = $1',
  'a window less': 'DELETE FROM "TrainerAvailability" WHERE "trainerId" = $1',
  'more time off': `UPDATE "TrainerTimeOff" SET "endsAt" = "endsAt" + interval '1 hour' WHERE "trainerId" = $1`,
  'a held session': `UPDATE "TrainingSession" SET status = 'HELD' WHERE "trainerId" = $1`,
  'another name': `UPDATE "Trainer" SET name = 'Somebody' WHERE id = $1`,
};

/** A trainer of a bit of everything, with one student and one booked hour. */
async function aTrainerOfAll({ isAway = false } = {}) {
  const series = await aSeries(db);
  const { trainerId } = series;
  if (!isAway) await book(db, series, '2030-01-07T10:00Z');
  await takeTimeOff(db, trainerId, '2030-02-04T10:00Z', '2030-02-04T20:00Z');
  await db.$executeRaw`UPDATE "TrainerAvailability" SET "endMinute" = 1200 WHERE "trainerId" = ${trainerId}`;
  await db.$executeRaw`UPDATE "TrainerSkill" SET level = 'INTERMEDIATE' WHERE "trainerId" = ${trainerId}`;
  await db.$executeRaw`
    UPDATE "Trainer" SET "bufferMinutes" = 10, "maxWeeklyMinutes" = 600,
      "pausedAt" = CASE WHEN ${isAway} THEN now() END, "leftAt" = CASE WHEN ${isAway} THEN now() END
    WHERE id = ${trainerId}`;
  return trainerId;
}

test.each(Object.entries(more))('%s is told once, with its cause', async (what, [cause, sql]) => {
  const isAway = /pause|return|allocation/.test(what);
  const trainerId = await aTrainerOfAll({ isAway });
  expect(await causesOf(trainerId, (tx) => tx.$executeRawUnsafe(sql, trainerId))).toEqual([cause]);
});

test.each(Object.entries(less))('%s is not told: nobody can be helped by it', async (_, sql) => {
  const trainerId = await aTrainerOfAll();
  expect(await causesOf(trainerId, (tx) => tx.$executeRawUnsafe(sql, trainerId))).toEqual([]);
});

test('one transaction tells of a trainer once, whatever it changes, and of two trainers twice', async () => {
  const [one, other] = [await aTrainerOfAll(), await aTrainerOfAll()];
  const raiseBoth = async (tx: Tx) => {
    for (const id of [one, other]) {
      await tx.$executeRaw`UPDATE "Trainer" SET "maxStudents" = 20 WHERE id = ${id}`;
      await tx.$executeRaw`DELETE FROM "TrainerTimeOff" WHERE "trainerId" = ${id}`;
    }
  };
  expect(await causesOf(one, raiseBoth)).toEqual(['trainer']);
  expect(await db.outboxEvent.count({ where: { name: 'capacity/changed' } })).toBe(2);
});

test('a change that is rolled back tells nothing', async () => {
  const trainerId = await aTrainerOfAll();
  const undone = causesOf(trainerId, async (tx) => {
    await tx.$executeRaw`UPDATE "Trainer" SET "maxStudents" = 20 WHERE id = ${trainerId}`;
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await db.outboxEvent.count({ where: { name: 'capacity/changed' } })).toBe(0);
});

test('a session that goes to another trainer tells of the one who has the hour back', async () => {
  const series = await aSeries(db);
  const other = await aTrainer(db, series.course.course.skill);
  const id = await book(db, series, '2030-01-07T10:00Z');
  const next = { ...series, trainerId: other.id, allocationId: randomUUID() };
  const causes = await causesOf(series.trainerId, async (tx) => {
    await tx.$executeRaw`UPDATE "TrainerAllocation" SET "endedAt" = now() WHERE id = ${series.allocationId}`;
    await allocate(tx, next);
    await tx.$executeRaw`
      INSERT INTO "SessionMove" (id, "sessionId", sequence, "fromTrainerId", "fromStartsAt", "fromEndsAt",
        "toTrainerId", "toStartsAt", "toEndsAt", overrides, "actorKind", "actorId", "actorName")
      SELECT gen_random_uuid(), id, 1, "trainerId", "startsAt", "endsAt", ${other.id}, "startsAt", "endsAt", '{}',
        'SYSTEM', 'test', 'test' FROM "TrainingSession" WHERE id = ${id}`;
    await tx.$executeRaw`
      UPDATE "TrainingSession" SET "trainerId" = ${other.id}, "allocationId" = ${next.allocationId}, sequence = 1
      WHERE id = ${id}`;
  });
  expect(causes).toEqual(['released']);
  expect(await db.outboxEvent.count({ where: { name: 'capacity/changed' } })).toBe(1);
});
