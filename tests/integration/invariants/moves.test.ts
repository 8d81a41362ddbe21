import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { appendAudit } from '@/server/core/audit/append-audit';
import type { Tx } from '@/server/core/db';
import { enqueueEvent } from '@/server/process/outbox/enqueue-event';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aTrainer, testContext } from '@/tests/support/school/school';
import { allocate, aSeries, book, type Series } from './support';

const { db } = await openTestDatabase();

const [from, to] = ['2030-01-07T10:00:00Z', '2030-01-07T15:00:00Z'];

const moveTo = (tx: Tx, id: string, sequence: number) => tx.$executeRaw`
  UPDATE "TrainingSession" SET "startsAt" = ${to}::timestamptz, "endsAt" = ${to}::timestamptz + interval '1 hour',
    sequence = ${sequence} WHERE id = ${id}`;
const record = (tx: Tx, id: string, series: Series, sequence: number, before = from) => tx.$executeRaw`
  INSERT INTO "SessionMove" (id, "sessionId", sequence, "fromTrainerId", "fromStartsAt", "fromEndsAt",
    "toTrainerId", "toStartsAt", "toEndsAt", overrides, "actorKind", "actorId", "actorName")
  VALUES (${randomUUID()}, ${id}, ${sequence}, ${series.trainerId}, ${before}::timestamptz,
    ${before}::timestamptz + interval '1 hour', ${series.trainerId}, ${to}::timestamptz,
    ${to}::timestamptz + interval '1 hour', '{}', 'SYSTEM', 'test', 'test')`;

test('a session moves with its record and a higher sequence, and not without', async () => {
  const series = await aSeries(db);
  const id = await book(db, series, from);
  const refused = 'session_move_recorded';
  await expect(moveTo(db, id, 1)).rejects.toThrow(refused);
  const move = (sequence: number, recorded: number, before = from) =>
    db.$transaction(async (tx) => {
      await moveTo(tx, id, sequence);
      await record(tx, id, series, recorded, before);
    });
  await expect(move(0, 0)).rejects.toThrow(refused);
  await expect(move(2, 1)).rejects.toThrow(refused);
  await expect(move(1, 1, '2030-01-07T09:00:00Z')).rejects.toThrow(refused);
  await move(1, 1);
});

test('a record of an earlier transaction is no record of this move', async () => {
  const series = await aSeries(db);
  const id = await book(db, series, from);
  await record(db, id, series, 1);
  await expect(moveTo(db, id, 1)).rejects.toThrow('session_move_recorded');
});

test('moves and reallocations are never rewritten', async () => {
  const series = await aSeries(db);
  const id = await book(db, series, from);
  await record(db, id, series, 1);
  await expect(
    db.$executeRaw`UPDATE "SessionMove" SET reason = 'x' WHERE "sessionId" = ${id}`,
  ).rejects.toThrow('append_only');
  await expect(db.$executeRaw`DELETE FROM "SessionMove" WHERE "sessionId" = ${id}`).rejects.toThrow(
    'append_only',
  );
  await expect(db.$executeRaw`TRUNCATE "SessionMove"`).rejects.toThrow('append_only');
  await expect(db.$executeRaw`TRUNCATE "Reallocation" CASCADE`).rejects.toThrow('append_only');
});

const news = ['event', 'entry', 'audit'] as const;

async function reallocate(series: Series, told: (typeof news)[number][]) {
  const other = await aTrainer(db, series.course.course.skill);
  const next = { ...series, trainerId: other.id, allocationId: randomUUID() };
  const { id: purchaseId } = series.purchase;
  const id = randomUUID();
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE "TrainerAllocation" SET "endedAt" = now() WHERE id = ${series.allocationId}`;
    await allocate(tx, next);
    await tx.$executeRaw`
      INSERT INTO "Reallocation" (id, "purchaseId", "fromAllocationId", "toAllocationId", reason, overrides,
                                  "actorKind", "actorId", "actorName")
      VALUES (${id}, ${purchaseId}, ${series.allocationId}, ${next.allocationId}, 'why', '{}', 'SYSTEM', 'test', 'test')`;
    const ctx = testContext(db);
    if (told.includes('event')) {
      const data = { purchaseId, correlationId: randomUUID(), reallocationId: id };
      await enqueueEvent(tx, { name: 'trainer/reallocated', data });
    }
    if (told.includes('entry')) {
      const data = {
        reallocationId: id,
        fromTrainerName: 'A',
        toTrainerName: 'B',
        reason: 'why',
        overrides: [],
        moved: 0,
        retimed: 0,
        isUndo: false,
      };
      await appendEntry(tx, ctx, purchaseId, { kind: 'trainer.reallocated', data });
    }
    if (told.includes('audit')) {
      const subject = { kind: 'purchase' as const, id: purchaseId };
      await appendAudit(tx, ctx, { action: 'trainer.reallocated', subject, reason: 'why', data: {} });
    }
  });
}

test.each(news)('a reallocation without its %s does not happen', async (missing) => {
  const series = await aSeries(db);
  const told = news.filter((one) => one !== missing);
  await expect(reallocate(series, told)).rejects.toThrow('reallocation_told');
});

test('a reallocation that is told happens', async () => {
  const series = await aSeries(db);
  await reallocate(series, [...news]);
  expect(await db.reallocation.count({ where: { purchaseId: series.purchase.id } })).toBe(1);
});

test('no session to come stays with a trainer whose allocation has ended', async () => {
  const series = await aSeries(db);
  await book(db, series, from);
  const end = (at: string) =>
    db.$executeRaw`UPDATE "TrainerAllocation" SET "endedAt" = ${at}::timestamptz WHERE id = ${series.allocationId}`;
  await expect(end('2030-01-07T09:59Z')).rejects.toThrow('session_of_active_trainer');
  // Past and running sessions keep who held them.
  await end(from);
  await expect(book(db, series, to)).rejects.toThrow('session_of_active_trainer');
});
