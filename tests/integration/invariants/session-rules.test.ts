import { expect, test } from 'vitest';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aSeries, book, type Series, untilSomebodyWaits } from './support';

const { db } = await openTestDatabase();

const keepFree = (trainerId: string, minutes: number) =>
  db.$executeRaw`UPDATE "Trainer" SET "bufferMinutes" = ${minutes} WHERE id = ${trainerId}`;
const twoSeries = async (minutes: number): Promise<[Series, Series]> => {
  const first = await aSeries(db);
  await keepFree(first.trainerId, minutes);
  return [first, await aSeries(db, { trainerId: first.trainerId })];
};

// ── The trainer's buffer ────────────────────────────────────────────────────────────────────────────────────────────

test('a trainer keeps a buffer before and after each session, to the minute', async () => {
  const [first, second] = await twoSeries(30);
  await book(db, first, '2030-01-07T10:00Z');
  for (const at of ['2030-01-07T11:00Z', '2030-01-07T11:29Z', '2030-01-07T08:31Z', '2030-01-07T09:00Z']) {
    await expect(book(db, second, at)).rejects.toThrow('trainer_buffer');
  }
  await book(db, second, '2030-01-07T11:30Z');
  await book(db, second, '2030-01-07T08:30Z');
});

test('the buffer is overridden by name only, and the override is of the session that comes too close', async () => {
  const [first, second] = await twoSeries(30);
  await book(db, first, '2030-01-07T10:00Z');
  const at = '2030-01-07T11:10Z';
  await expect(book(db, second, at, { overrides: ['hours', 'leave'] })).rejects.toThrow('trainer_buffer');
  const id = await book(db, second, at, { overrides: ['buffer'] });
  await expect(book(db, first, '2030-01-07T12:20Z')).rejects.toThrow('trainer_buffer');
  // An override that is taken back asks for the rule again.
  await expect(
    db.$executeRaw`UPDATE "TrainingSession" SET overrides = '{}' WHERE id = ${id}`,
  ).rejects.toThrow('trainer_buffer');
});

test('two students at once, back to back: one is booked, the other is refused', async () => {
  const [first, second] = await twoSeries(30);
  let meanwhile: Promise<unknown> = Promise.resolve();
  await db.$transaction(async (tx) => {
    await book(tx, first, '2030-01-07T08:00Z');
    meanwhile = book(db, second, '2030-01-07T09:00Z').catch(String);
    await untilSomebodyWaits(db, meanwhile);
  });
  expect(await meanwhile).toContain('trainer_buffer');
});

test('a move, a cancelled session that comes back and another trainer meet the same buffer', async () => {
  const [first, second] = await twoSeries(30);
  await book(db, first, '2030-01-07T10:00Z');
  const moved = await book(db, second, '2030-01-07T15:00Z');
  const cancelled = await book(db, second, '2030-01-07T11:00Z', { status: 'CANCELLED' });
  await expect(
    db.$executeRaw`UPDATE "TrainingSession" SET "startsAt" = '2030-01-07T11:00Z', "endsAt" = '2030-01-07T12:00Z'
      WHERE id = ${moved}`,
  ).rejects.toThrow('trainer_buffer');
  await expect(
    db.$executeRaw`UPDATE "TrainingSession" SET status = 'SCHEDULED' WHERE id = ${cancelled}`,
  ).rejects.toThrow('trainer_buffer');
});

test('a buffer that changes later counts for what is booked from then on', async () => {
  const [first, second] = await twoSeries(0);
  const before = await book(db, first, '2030-01-07T10:00Z');
  await book(db, second, '2030-01-07T11:00Z');
  await keepFree(first.trainerId, 30);
  // Held, completed, whatever does not move stays.
  await db.$executeRaw`UPDATE "TrainingSession" SET status = 'HELD' WHERE id = ${before}`;
  await expect(book(db, first, '2030-01-07T12:00Z')).rejects.toThrow('trainer_buffer');
  await keepFree(first.trainerId, 0);
  await book(db, first, '2030-01-07T12:00Z');
  const kept = await db.trainingSession.findMany({
    where: { trainerId: first.trainerId },
    orderBy: { startsAt: 'asc' },
    select: { bufferMinutes: true },
  });
  expect(kept.map(({ bufferMinutes }) => bufferMinutes)).toEqual([0, 0, 0]);
});

// ── Never in the past, never with a trainer who has left ────────────────────────────────────────────────────────────

test('no session is booked or moved into the past, whatever is overridden', async () => {
  const series = await aSeries(db);
  const past = new Date(Date.now() - 3_600_000).toISOString();
  await expect(book(db, series, past, { overrides: ['notice'] })).rejects.toThrow('session_in_past');
  const id = await book(db, series, '2030-01-07T10:00Z');
  await expect(
    db.$executeRaw`UPDATE "TrainingSession" SET "startsAt" = ${past}::timestamptz,
      "endsAt" = ${past}::timestamptz + interval '1 hour' WHERE id = ${id}`,
  ).rejects.toThrow('session_in_past');
  await book(db, series, past, { status: 'CANCELLED' });
});

test('only a connection that says so plays the past, and only as the owner of the table', async () => {
  const series = await aSeries(db);
  const past = new Date(Date.now() - 7 * 86_400_000).toISOString();
  await db.$executeRaw`CREATE ROLE visitor`;
  await expect(
    db.$transaction(async (tx) => {
      await tx.$executeRaw`GRANT ALL ON ALL TABLES IN SCHEMA public TO visitor`;
      await tx.$executeRaw`SET LOCAL caravan.plays_past = on`;
      await tx.$executeRaw`SET LOCAL ROLE visitor`;
      await book(tx, series, past);
    }),
  ).rejects.toThrow('session_in_past');
  await db.$executeRaw`DROP ROLE visitor`;
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL caravan.plays_past = on`;
    await book(tx, series, past);
  });
});

test('nobody is booked with a trainer who has left by then, also when they leave at that moment', async () => {
  const series = await aSeries(db);
  let meanwhile: Promise<unknown> = Promise.resolve();
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE "Trainer" SET "leftAt" = '2030-01-08T00:00Z' WHERE id = ${series.trainerId}`;
    meanwhile = book(db, series, '2030-01-08T10:00Z').catch(String);
    await untilSomebodyWaits(db, meanwhile);
  });
  expect(await meanwhile).toContain('session_after_trainer_left');
  await book(db, series, '2030-01-07T10:00Z');
});

// ── Local days are stored ───────────────────────────────────────────────────────────────────────────────────────────

const dayOf = async (id: string) =>
  (await db.trainingSession.findUniqueOrThrow({ where: { id } })).trainerDay?.toISOString().slice(0, 10);

test('weeks are counted by the days that are stored, not by the zone data of PostgreSQL', async () => {
  const series = await aSeries(db);
  await db.$executeRaw`UPDATE "Trainer" SET "maxWeeklyMinutes" = 60 WHERE id = ${series.trainerId}`;
  const sunday = await book(db, series, '2030-01-13T23:30Z');
  await db.$executeRaw`UPDATE "TrainingSession" SET "trainerDay" = '2030-01-14' WHERE id = ${sunday}`;
  await expect(book(db, series, '2030-01-17T10:00Z')).rejects.toThrow('trainer_weekly_hours');
  await book(db, series, '2030-01-09T10:00Z');
});

test('plain SQL without a day gets one, and a day left over from before a move is replaced', async () => {
  const series = await aSeries(db);
  await db.$executeRaw`UPDATE "Trainer" SET zone = 'Asia/Kolkata' WHERE id = ${series.trainerId}`;
  const id = await book(db, series, '2030-01-07T20:00Z');
  expect(await dayOf(id)).toBe('2030-01-08');
  await db.$executeRaw`UPDATE "Trainer" SET zone = 'UTC' WHERE id = ${series.trainerId}`;
  expect(await dayOf(id)).toBe('2030-01-07');
  await db.$executeRaw`UPDATE "Trainer" SET zone = 'Nowhere/Known' WHERE id = ${series.trainerId}`;
  const unknown = await book(db, series, '2030-02-04T20:00Z');
  expect(await dayOf(unknown)).toBe('2030-02-04');
});
