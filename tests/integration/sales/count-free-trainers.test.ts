import { expect, test } from 'vitest';
import { countFreeTrainers } from '@/server/sales/feasibility/count-free-trainers';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aScheduledPurchase } from '@/tests/support/school/scheduled';
import { aCourse, aTrainer, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

const now = new Date('2026-11-23T09:00:00Z');
const ask = async (planId: string, { zone = 'UTC', startDate = '2026-11-30' } = {}) => {
  const { free, firstDay } = await countFreeTrainers(testContext(db, now), { planId, zone, startDate });
  return { firstDay, at: (weekday: number, hour: number) => free[(weekday - 1) * 24 + hour], free };
};

test('only trainers whom allocation could choose are counted', async () => {
  const { course, plan } = await aCourse(db);
  await aTrainer(db, course.skill);
  await aTrainer(db, course.skill, { maxStudents: 0 });
  const paused = await aTrainer(db, course.skill);
  await db.trainer.update({ where: { id: paused.id }, data: { pausedAt: now } });
  const french = await aTrainer(db, course.skill);
  await db.trainer.update({ where: { id: french.id }, data: { languages: ['fr'] } });
  await aTrainer(db, 'another skill');
  expect(new Set((await ask(plan.id)).free)).toEqual(new Set([1]));
});

test('hours outside availability, in time off, and booked with the break beside them are not free', async () => {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill);
  await db.trainer.update({ where: { id: trainer.id }, data: { bufferMinutes: 15 } });
  // On Monday and Wednesday at 12:30 UTC, in the week of the 30th.
  await aScheduledPurchase(db, { course, now });
  await db.trainerTimeOff.create({
    data: {
      trainerId: trainer.id,
      startsAt: new Date('2026-12-04T00:00Z'),
      endsAt: new Date('2026-12-20T00:00Z'),
    },
  });
  const { at } = await ask(course.plan.id);
  expect([10, 11, 12, 13, 14].map((hour) => at(1, hour))).toEqual([1, 1, 0, 0, 1]);
  expect([4, 5, 6, 7].map((weekday) => at(weekday, 9))).toEqual([1, 0, 0, 0]);
  const later = await ask(course.plan.id, { startDate: '2026-12-21' });
  expect(later.firstDay).toBe('2026-12-21');
});

test('the hours are those of the student’s clock, where it is half an hour ahead too', async () => {
  const { course, plan } = await aCourse(db);
  const trainer = await aTrainer(db, course.skill);
  await db.trainerAvailability.deleteMany({ where: { trainerId: trainer.id } });
  await db.trainerAvailability.create({
    data: { trainerId: trainer.id, weekday: 7, startMinute: 1080, endMinute: 1440 },
  });
  // Sunday 18:00 to 24:00 UTC is Sunday 23:30 to Monday 5:30 in Kolkata.
  const { free } = await ask(plan.id, { zone: 'Asia/Kolkata' });
  expect(free.flatMap((count, index) => (count ? [index] : []))).toEqual([0, 1, 2, 3, 4]);
});

test('a plan that does not exist is not found', async () => {
  await expect(ask('0199f0a0-0000-7000-8000-00000000dead')).rejects.toMatchObject({ code: 'plan.unknown' });
});
