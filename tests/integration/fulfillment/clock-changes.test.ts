import { expect, test } from 'vitest';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aScheduledPurchase } from '@/tests/support/school/scheduled';
import { aCourse, aCreatedPurchase, aTrainer, eventIdOf, testContext } from '@/tests/support/school/school';

/*
 * Autumn 2026: clocks go back in Berlin on 25 October and in New York on 1 November; Kolkata has no clock change. What is
 * in the database is read as PostgreSQL's own time zones show it, not by the code that planned it.
 */

const { db } = await openTestDatabase({ playsPast: true });

const now = new Date('2026-10-05T09:00:00Z');
const weekdays = [1, 2, 3, 4, 5];

async function aSchool(zone: string, from: number, until: number) {
  const course = await aCourse(db, { sessionCount: 8, sessionsPerWeek: 2 });
  const trainer = await aTrainer(db, course.course.skill);
  await db.trainer.update({
    where: { id: trainer.id },
    data: {
      zone,
      availability: {
        deleteMany: {},
        create: weekdays.map((weekday) => ({ weekday, startMinute: from * 60, endMinute: until * 60 })),
      },
    },
  });
  return course;
}

const mondayAndWednesday = (zone: string, hour: number): Preferences => ({
  zone,
  startDate: '2026-10-12',
  preferredTimes: [
    { weekday: 1, minute: hour * 60 },
    { weekday: 3, minute: hour * 60 },
  ],
});

/** When each session begins by a clock of PostgreSQL in that zone: "10-12 18:30". */
async function readClock(purchaseId: string, zone: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ at: string }[]>`
    SELECT to_char("startsAt" AT TIME ZONE ${zone}, 'MM-DD HH24:MI') AS at FROM "TrainingSession"
    WHERE "purchaseId" = ${purchaseId} ORDER BY "startsAt"`;
  return rows.map(({ at }) => at);
}

const days = ['10-12', '10-14', '10-19', '10-21', '10-26', '10-28', '11-02', '11-04'];
const at = (times: string[]) => days.map((day, index) => `${day} ${times[index] ?? times.at(-1)}`);

test.each([
  ['Europe/Berlin', 13, 17, at(['15:00', '15:00', '15:00', '15:00', '14:00'])],
  ['America/New_York', 7, 11, at(['09:00', '09:00', '09:00', '09:00', '09:00', '09:00', '08:00'])],
])(
  'a student in Kolkata keeps 18:30 when the clocks change for a trainer in %s',
  async (zone, from, until, shown) => {
    const course = await aSchool(zone, from, until);
    const preferences = mondayAndWednesday('Asia/Kolkata', 18.5);
    const purchase = await aScheduledPurchase(db, { course, now, preferences });
    expect(await readClock(purchase.id, 'Asia/Kolkata')).toEqual(at(['18:30']));
    expect(await readClock(purchase.id, zone)).toEqual(shown);
  },
);

test('a student in Berlin keeps 18:00 with a trainer in New York, through the week between the two changes', async () => {
  const course = await aSchool('America/New_York', 11, 15);
  const preferences = mondayAndWednesday('Europe/Berlin', 18);
  const purchase = await aScheduledPurchase(db, { course, now, preferences });
  expect(await readClock(purchase.id, 'Europe/Berlin')).toEqual(at(['18:00']));
  expect(await readClock(purchase.id, 'America/New_York')).toEqual(
    at(['12:00', '12:00', '12:00', '12:00', '13:00', '13:00', '12:00']),
  );
});

test('where a clock change takes the hour out of the trainer’s day, the series is not given to them', async () => {
  // 18:30 in Kolkata is 09:00 in New York until 1 November and 08:00 after: before the day begins.
  const course = await aSchool('America/New_York', 9, 17);
  const purchase = await aCreatedPurchase(db, {
    course: {
      ...course,
      plan: await db.coursePlan.update({ where: { id: course.plan.id }, data: { sessionCount: 12 } }),
    },
    now,
    preferences: mondayAndWednesday('Asia/Kolkata', 18.5),
  });
  const eventId = await eventIdOf(db, purchase.id, 'purchase/created');
  const outcome = await allocateTrainer(testContext(db, now), { purchaseId: purchase.id, eventId });
  expect(outcome).toMatchObject({ outcome: 'no-eligible-trainer', ruledOut: { 'no-common-slot': 1 } });
});
