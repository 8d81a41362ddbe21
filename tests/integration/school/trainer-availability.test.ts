import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '@/server/core/context';
import { connectDb, type DbClient } from '@/server/core/db';
import { addTimeOff } from '@/server/fulfillment/absences/add-time-off';
import { previewTimeOff } from '@/server/fulfillment/absences/preview-time-off';
import { removeTimeOff } from '@/server/fulfillment/absences/remove-time-off';
import { recordResult } from '@/server/fulfillment/teaching/record-result';
import { previewAvailability } from '@/server/school/trainer-changes/preview-availability';
import { setAvailability } from '@/server/school/trainer-changes/set-availability';
import { getTrainer } from '@/server/school/trainers/get-trainer';
import { listTrainerStudents } from '@/server/school/trainers/list-trainer-students';
import { createTestDatabase } from '@/tests/support/database/database';
import { aTrainer } from '@/tests/support/school/school';
import { anAdmin, aScheduledPurchase, auditOf, capacityEventsOf } from './support';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: DbClient;
let ctx: Context;
beforeAll(async () => {
  database = await createTestDatabase();
  db = connectDb(database.url);
  ctx = anAdmin(db);
});
afterAll(async () => {
  await db.$disconnect();
  await database.drop();
});

const window = (weekday: number, from: number, until: number) => ({
  weekday,
  startMinute: from * 60,
  endMinute: until * 60,
});
const seen = async (trainerId: string) => ({
  trainerId,
  expected: (await getTrainer(ctx, { trainerId })).updatedAt,
});
const day = 86_400_000;
/** A day from now in UTC, as a wall time at midnight. */
const inDays = (days: number) =>
  `${new Date(ctx.now.getTime() + days * day).toISOString().slice(0, 10)}T00:00`;

test('saving availability merges adjacent times, wakes waiting purchases, and is audited', async () => {
  const trainer = await aTrainer(db, 'availability');
  const already = (await capacityEventsOf(db, trainer.id)).length;
  await setAvailability(ctx, { ...(await seen(trainer.id)), windows: [window(2, 12, 14), window(2, 9, 12)] });
  expect((await getTrainer(ctx, { trainerId: trainer.id })).windows).toEqual([window(2, 9, 14)]);
  const events = await capacityEventsOf(db, trainer.id);
  expect(events).toHaveLength(already + 1);
  expect(events.at(-1)).toMatchObject({ payload: { trainerId: trainer.id, cause: 'availability' } });
  expect(await auditOf(db, trainer.id)).toMatchObject([
    { action: 'trainer.availability-set', data: { after: ['Tuesday 09:00 to 14:00'] } },
  ]);
});

test('removing availability wakes no purchase', async () => {
  const trainer = await aTrainer(db, 'availability');
  const already = (await capacityEventsOf(db, trainer.id)).length;
  await setAvailability(ctx, { ...(await seen(trainer.id)), windows: [window(1, 0, 24)] });
  expect(await capacityEventsOf(db, trainer.id)).toHaveLength(already);
});

test('windows that overlap are refused with their times, and nothing changes', async () => {
  const trainer = await aTrainer(db, 'availability');
  const windows = [window(5, 9, 12), window(5, 11, 13)];
  await expect(setAvailability(ctx, { ...(await seen(trainer.id)), windows })).rejects.toMatchObject({
    code: 'trainer.windows-overlap',
    message: 'Friday 09:00 to 12:00 and Friday 11:00 to 13:00 overlap. Join them, or move one.',
  });
  const { problem } = await previewAvailability(ctx, { trainerId: trainer.id, windows });
  expect(problem).toContain('overlap');
  expect((await getTrainer(ctx, { trainerId: trainer.id })).windows).toHaveLength(7);
});

test('availability saved from a stale page is refused', async () => {
  const trainer = await aTrainer(db, 'availability');
  const stale = await seen(trainer.id);
  await setAvailability(ctx, { ...stale, windows: [window(1, 9, 10)] });
  await expect(setAvailability(ctx, { ...stale, windows: [] })).rejects.toMatchObject({
    code: 'trainer.changed',
  });
  expect((await getTrainer(ctx, { trainerId: trainer.id })).windows).toEqual([window(1, 9, 10)]);
});

test('booked sessions outside the new availability are counted before saving, and stay booked after', async () => {
  const { trainer, sessions, purchase } = await aScheduledPurchase(db);
  const input = { trainerId: trainer.id, windows: [window(1, 0, 24)] };
  const onMondays = sessions.filter(({ startsAt }) => startsAt.getUTCDay() === 1).length;
  const { outside: preview } = await previewAvailability(ctx, input);
  expect(preview.count).toBe(sessions.length - onMondays);
  expect(preview.sessions[0]).toMatchObject({ purchase: { number: expect.any(Number) } });
  const { outside } = await setAvailability(ctx, { ...(await seen(trainer.id)), ...input });
  expect(outside.count).toBe(preview.count);
  expect((await getTrainer(ctx, { trainerId: trainer.id })).outside.count).toBe(preview.count);
  expect(await db.trainingSession.count({ where: { purchaseId: purchase.id, status: 'SCHEDULED' } })).toBe(2);
});

test('time off says how many sessions it touches before and after, and leaves them booked', async () => {
  const { trainer, purchase } = await aScheduledPurchase(db);
  const period = { trainerId: trainer.id, from: inDays(0), until: inDays(40) };
  expect(await previewTimeOff(ctx, period)).toEqual({ sessions: 2 });
  expect(await addTimeOff(ctx, { ...period, reason: 'Wedding' })).toMatchObject({ sessions: 2 });
  const found = await getTrainer(ctx, { trainerId: trainer.id });
  expect(found).toMatchObject({ state: 'away', timeOff: [{ sessions: 2, reason: 'Wedding' }] });
  expect(await db.trainingSession.count({ where: { purchaseId: purchase.id, status: 'SCHEDULED' } })).toBe(2);
  expect(await auditOf(db, trainer.id)).toMatchObject([
    { action: 'trainer.time-off-added', reason: 'Wedding' },
  ]);
});

test('the same days cannot be taken off twice, also not at once', async () => {
  const trainer = await aTrainer(db, 'availability');
  const period = { trainerId: trainer.id, from: inDays(3), until: inDays(5) };
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => addTimeOff(ctx, period)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(addTimeOff(ctx, { ...period, until: inDays(9) })).rejects.toMatchObject({
    code: 'trainer.time-off-overlaps',
  });
  await addTimeOff(ctx, { ...period, from: period.until, until: inDays(6) });
});

test('time off that is over cannot be added or removed; what runs ends now; what is to come goes', async () => {
  const trainer = await aTrainer(db, 'availability');
  const trainerId = trainer.id;
  await expect(addTimeOff(ctx, { trainerId, from: inDays(-9), until: inDays(-8) })).rejects.toMatchObject({
    code: 'trainer.time-off-past',
  });
  const running = await addTimeOff(ctx, { trainerId, from: inDays(-2), until: inDays(2) });
  const coming = await addTimeOff(ctx, { trainerId, from: inDays(10), until: inDays(12) });
  const already = (await capacityEventsOf(db, trainerId)).length;
  await removeTimeOff(ctx, { trainerId, timeOffId: coming.timeOffId });
  await removeTimeOff(ctx, { trainerId, timeOffId: running.timeOffId });
  expect(await capacityEventsOf(db, trainerId)).toHaveLength(already + 2);
  const later = { ...ctx, now: new Date(ctx.now.getTime() + 1) };
  expect(await getTrainer(later, { trainerId })).toMatchObject({
    state: 'active',
    timeOff: [],
    pastTimeOff: [{ id: running.timeOffId }],
  });
  const again = (timeOffId: string) => removeTimeOff(later, { trainerId, timeOffId });
  await expect(again(running.timeOffId)).rejects.toMatchObject({ code: 'trainer.time-off-past' });
  await expect(again(coming.timeOffId)).rejects.toMatchObject({ code: 'trainer.time-off-unknown' });
});

test('the students of a trainer are listed with what was held and what comes next', async () => {
  const { trainer, sessions, course, purchase } = await aScheduledPurchase(db);
  const [first, second] = sessions;
  if (!first || !second) throw new Error('Two sessions are booked.');
  const after = { ...ctx, now: new Date(first.endsAt.getTime() + 1) };
  await recordResult(anAdmin(db, after.now), {
    sessionId: first.id,
    outcome: 'HELD',
    topic: '',
    privateNote: '',
    studentNote: '',
    homework: '',
    materialsUrl: null,
  });
  expect(await listTrainerStudents(after, { trainerId: trainer.id })).toMatchObject({
    students: 1,
    series: [{ number: purchase.number, course: course.title, held: 1, next: second.startsAt }],
  });
  const week = sessions.filter(
    ({ startsAt }) => startsAt.getTime() - first.startsAt.getTime() < 3 * day,
  ).length;
  expect((await listTrainerStudents(after, { trainerId: trainer.id })).minutesThisWeek).toBe(week * 60);
});
