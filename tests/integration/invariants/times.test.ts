import { expect, test } from 'vitest';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aSeries, book, takeTimeOff, untilSomebodyWaits } from './support';

const { db } = await openTestDatabase();

const limitWeek = (trainerId: string, minutes: number, zone = 'UTC') =>
  db.$executeRaw`UPDATE "Trainer" SET "maxWeeklyMinutes" = ${minutes}, zone = ${zone} WHERE id = ${trainerId}`;

test('no session is booked in time off, before and after it they are', async () => {
  const series = await aSeries(db);
  await takeTimeOff(db, series.trainerId, '2030-01-07T10:00Z', '2030-01-07T12:00Z');
  for (const inside of ['2030-01-07T09:30Z', '2030-01-07T10:30Z', '2030-01-07T11:59Z']) {
    await expect(book(db, series, inside)).rejects.toThrow('session_in_time_off');
  }
  await book(db, series, '2030-01-07T09:00Z');
  await book(db, series, '2030-01-07T12:00Z');
});

test('staff may override time off by name, and only by that name', async () => {
  const series = await aSeries(db);
  await takeTimeOff(db, series.trainerId, '2030-01-07T10:00Z', '2030-01-07T12:00Z');
  const at = '2030-01-07T10:00Z';
  await expect(book(db, series, at, { overrides: ['weekly-hours'] })).rejects.toThrow('session_in_time_off');
  await book(db, series, at, { overrides: ['leave'] });
});

test('a booking that meets time off being taken at that moment waits, and is refused', async () => {
  const series = await aSeries(db);
  let booking: Promise<unknown> = Promise.resolve();
  await db.$transaction(async (tx) => {
    await takeTimeOff(tx, series.trainerId, '2030-01-07T10:00Z', '2030-01-07T12:00Z');
    booking = book(db, series, '2030-01-07T10:00Z').then(
      () => 'booked',
      (error) => String(error),
    );
    await untilSomebodyWaits(db, booking);
  });
  expect(await booking).toContain('session_in_time_off');
});

test('a session is not moved into time off, and a cancelled one does not come back in it', async () => {
  const series = await aSeries(db);
  const moved = await book(db, series, '2030-01-07T08:00Z');
  const cancelled = await book(db, series, '2030-01-07T10:00Z', { status: 'CANCELLED' });
  await takeTimeOff(db, series.trainerId, '2030-01-07T10:00Z', '2030-01-07T12:00Z');
  await expect(
    db.$executeRaw`UPDATE "TrainingSession" SET "startsAt" = '2030-01-07T10:00Z', "endsAt" = '2030-01-07T11:00Z'
      WHERE id = ${moved}`,
  ).rejects.toThrow('session_in_time_off');
  await expect(
    db.$executeRaw`UPDATE "TrainingSession" SET status = 'SCHEDULED' WHERE id = ${cancelled}`,
  ).rejects.toThrow('session_in_time_off');
});

test('what happened stays: time off over a held or a booked session is written down, and changes neither', async () => {
  const series = await aSeries(db);
  const id = await book(db, series, '2030-01-07T10:00Z');
  const session = () =>
    db.trainingSession.findUnique({ where: { id }, select: { status: true, startsAt: true } });
  const before = await session();
  await takeTimeOff(db, series.trainerId, '2030-01-07T00:00Z', '2030-01-08T00:00Z');
  expect(await session()).toEqual(before);
  await db.$executeRaw`UPDATE "TrainingSession" SET status = 'HELD' WHERE id = ${id}`;
  await takeTimeOff(db, series.trainerId, '2030-01-07T08:00Z', '2030-01-08T08:00Z');
  expect(await session()).toEqual({ ...before, status: 'HELD' });
});

test('no more minutes in a week than the limit, unless staff override it by name', async () => {
  const series = await aSeries(db);
  await limitWeek(series.trainerId, 120);
  await book(db, series, '2030-01-07T10:00Z');
  await book(db, series, '2030-01-13T22:00Z');
  await expect(book(db, series, '2030-01-09T10:00Z')).rejects.toThrow('trainer_weekly_hours');
  await expect(book(db, series, '2030-01-09T10:00Z', { overrides: ['leave'] })).rejects.toThrow(
    'trainer_weekly_hours',
  );
  await book(db, series, '2030-01-14T00:00Z');
  await book(db, series, '2030-01-09T10:00Z', { overrides: ['weekly-hours'] });
});

test('two students at once for the last hour of a week: one gets it', async () => {
  const first = await aSeries(db);
  const second = await aSeries(db, { trainerId: first.trainerId });
  await limitWeek(first.trainerId, 60);
  let meanwhile: Promise<unknown> = Promise.resolve();
  await db.$transaction(async (tx) => {
    await book(tx, first, '2030-01-07T10:00Z');
    meanwhile = book(db, second, '2030-01-08T10:00Z').catch(String);
    await untilSomebodyWaits(db, meanwhile);
  });
  expect(await meanwhile).toContain('trainer_weekly_hours');
});

test("a week is the trainer's own, also when its clocks change: Berlin's of 25 March 2030 is an hour short", async () => {
  const series = await aSeries(db);
  await limitWeek(series.trainerId, 60, 'Europe/Berlin');
  await book(db, series, '2030-03-31T22:00Z'); // Monday 00:00 of the week after
  await book(db, series, '2030-03-24T23:00Z'); // Monday 00:00
  await expect(book(db, series, '2030-03-31T21:00Z')).rejects.toThrow('trainer_weekly_hours'); // Sunday 23:00
  await book(db, series, '2030-03-24T22:00Z'); // Sunday 23:00
});

test('a limit of no minute less than none or more than a week is taken', async () => {
  const series = await aSeries(db);
  for (const minutes of [-1, 10_081]) {
    await expect(limitWeek(series.trainerId, minutes)).rejects.toThrow('trainer_weekly_limit_sensible');
  }
});
