import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createRequestContext } from '@/server/api/request-context';
import { createCaller } from '@/server/api/root';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { startCheckout } from '@/server/sales/checkout/start-checkout';
import { checkFeasibility, type Feasibility } from '@/server/sales/feasibility/check-feasibility';
import { refuseUnacceptedOffer } from '@/server/sales/feasibility/refuse-unaccepted-offer';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aScheduledPurchase, sessionsOf } from '@/tests/support/school/scheduled';
import {
  aCourse,
  aCreatedPurchase,
  aStudent,
  aTrainer,
  eventIdOf,
  testContext,
} from '@/tests/support/school/school';
import { asStudent } from '@/tests/support/school/test-shop';
import { expectLog } from '@/tests/support/strict-log';

const { db } = await openTestDatabase();

const now = new Date('2026-11-23T09:00:00Z');
const ask = (
  course: Awaited<ReturnType<typeof aCourse>>,
  preferredTimes: Preferences['preferredTimes'],
  { studentId = null as string | null, startDate = '2026-11-30', zone = 'UTC' } = {},
) =>
  checkFeasibility(studentId ? asStudent(db, { id: studentId }, now) : testContext(db, now), {
    planId: course.plan.id,
    preferences: { zone, startDate, preferredTimes },
  });
const firstStart = ({ offer }: Feasibility) => offer?.sessions.at(0)?.startsAt;
const mondayAndWednesday = [
  { weekday: 1, minute: 1080 },
  { weekday: 3, minute: 1080 },
];
/** Makes these windows the whole availability of a trainer. */
async function setOnlyAvailability(
  trainerId: string,
  windows: { weekday: number; startMinute: number; endMinute: number }[],
) {
  await db.trainerAvailability.deleteMany({ where: { trainerId } });
  await db.trainerAvailability.createMany({ data: windows.map((window) => ({ trainerId, ...window })) });
}

test('it says how many trainers fit, and when the series would begin and end', async () => {
  const course = await aCourse(db);
  await aTrainer(db, course.course.skill);
  await aTrainer(db, course.course.skill);
  await aTrainer(db, course.course.skill, { maxStudents: 0 });
  expect(await ask(course, mondayAndWednesday)).toEqual({
    fits: 2,
    isMore: false,
    offer: {
      sessions: [
        { startsAt: new Date('2026-11-30T18:00:00Z'), endsAt: new Date('2026-11-30T19:00:00Z') },
        { startsAt: new Date('2026-12-02T18:00:00Z'), endsAt: new Date('2026-12-02T19:00:00Z') },
      ],
      firstDay: '2026-11-30',
      weeks: 1,
      shortfalls: [],
    },
    alternatives: [],
  });
});

test('what it says before the payment is what is booked after it', async () => {
  const course = await aCourse(db, { sessionCount: 6 });
  await aTrainer(db, course.course.skill);
  const student = await aStudent(db);
  const before = await checkFeasibility(asStudent(db, student, now), {
    planId: course.plan.id,
    preferences: { zone: 'Asia/Kolkata', startDate: '2026-11-30', preferredTimes: mondayAndWednesday },
  });
  const purchase = await aScheduledPurchase(db, { course, studentId: student.id, now });
  const sessions = await sessionsOf(db, purchase.id);
  expect(sessions.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }))).toEqual(before.offer?.sessions);
});

test("a signed-in student's own sessions count, a visitor's cannot", async () => {
  const course = await aCourse(db);
  await aTrainer(db, course.course.skill);
  const student = await aStudent(db);
  await aScheduledPurchase(db, { course, studentId: student.id, now });
  const again = await aCourse(db);
  await aTrainer(db, again.course.skill);
  // The first series is on Monday and Wednesday at 12:30 UTC, in the week of the 30th.
  const atTheSameTime = [
    { weekday: 1, minute: 750 },
    { weekday: 3, minute: 750 },
  ];
  const asVisitor = await ask(again, atTheSameTime);
  const asStudent = await ask(again, atTheSameTime, { studentId: student.id });
  expect(firstStart(asVisitor)).toEqual(new Date('2026-11-30T12:30:00Z'));
  expect(firstStart(asStudent)).toEqual(new Date('2026-12-07T12:30:00Z'));
});

test('when nobody fits it names the nearest choices that do, and each of them is true', async () => {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill);
  await setOnlyAvailability(trainer.id, [
    { weekday: 1, startMinute: 1080, endMinute: 1260 },
    { weekday: 3, startMinute: 1140, endMinute: 1260 },
  ]);
  const { fits, offer, alternatives } = await ask(course, mondayAndWednesday);
  expect({ fits, offer }).toEqual({ fits: 0, offer: null });
  expect(alternatives.map(({ change }) => change)).toEqual([
    'Wednesday 19:00 instead of Wednesday 18:00',
    'Wednesday 19:30 instead of Wednesday 18:00',
    'Wednesday 20:00 instead of Wednesday 18:00',
  ]);
  for (const alternative of alternatives) {
    const answer = await ask(course, alternative.preferences.preferredTimes);
    expect(answer).toMatchObject({ fits: alternative.fits, offer: { weeks: alternative.weeks } });
    expect(firstStart(answer)).toEqual(alternative.firstStartsAt);
  }
});

test('a later start is offered when no other hour helps', async () => {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill);
  await db.trainerTimeOff.create({
    data: { trainerId: trainer.id, startsAt: now, endsAt: new Date('2026-12-18T00:00:00Z') },
  });
  const { alternatives } = await ask(course, mondayAndWednesday);
  expect(alternatives.map(({ change }) => change)).toEqual([
    'a start on Monday 14 December',
    'a start on Monday 28 December',
  ]);
  expect(alternatives[1]?.firstStartsAt).toEqual(new Date('2026-12-28T18:00:00Z'));
});

test('where no trainer is left who teaches it, it offers nothing', async () => {
  const course = await aCourse(db);
  await aTrainer(db, course.course.skill, { maxStudents: 0 });
  expect(await ask(course, mondayAndWednesday)).toEqual({
    fits: 0,
    isMore: false,
    offer: null,
    alternatives: [],
  });
});

test('it agrees with allocation: the trainer who fits before payment is the one found after', async () => {
  const course = await aCourse(db);
  await aTrainer(db, course.course.skill, { maxStudents: 1 });
  const purchase = await aCreatedPurchase(db, { course, now });
  const eventId = await eventIdOf(db, purchase.id, 'purchase/created');
  expect(await ask(course, mondayAndWednesday)).toMatchObject({ fits: 1 });
  await allocateTrainer(testContext(db, now), { purchaseId: purchase.id, eventId });
  expect(await ask(course, mondayAndWednesday)).toMatchObject({ fits: 0 });
});

test('a plan that is not sold, and choices that no plan allows, are refused as at checkout', async () => {
  const course = await aCourse(db);
  await expect(ask(course, mondayAndWednesday, { startDate: '2026-11-01' })).rejects.toMatchObject({
    code: 'checkout.choices',
  });
  await db.coursePlan.update({ where: { id: course.plan.id }, data: { retiredAt: now } });
  await expect(ask(course, mondayAndWednesday)).rejects.toMatchObject({ code: 'plan.unknown' });
});

describe('paying although nobody fits', () => {
  const buy = async (student: { id: string; name: string }, planId: string, consent: object = {}) => {
    const api = createCaller({
      ...createRequestContext({
        ...student,
        email: 'a@example.com',
        role: 'STUDENT',
        zone: null,
        isVerified: true,
        session: null,
      }),
      db,
      now,
    });
    const preferences = { zone: 'UTC', startDate: '2026-11-30', preferredTimes: mondayAndWednesday };
    return api.checkout.start({ checkoutKey: randomUUID(), planId, preferences, ...consent });
  };

  test('is refused without the student’s explicit choice, and nothing is begun', async () => {
    const [course, student] = [await aCourse(db), await aStudent(db)];
    await expect(buy(student, course.plan.id)).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
      message: expect.stringContaining('No trainer is free at these times now.'),
    });
    expect(await db.purchase.count({ where: { studentId: student.id } })).toBe(0);
  });

  test('is sold with it', async () => {
    const [course, student] = [await aCourse(db), await aStudent(db)];
    const { purchaseId } = await buy(student, course.plan.id, { acceptsNoTrainer: true });
    expect(await db.purchase.count({ where: { id: purchaseId, status: 'PENDING' } })).toBe(1);
  });

  test('needs no choice while somebody fits', async () => {
    const [course, student] = [await aCourse(db), await aStudent(db)];
    await aTrainer(db, course.course.skill);
    await expect(buy(student, course.plan.id)).resolves.toMatchObject({ payUrl: expect.any(String) });
  });

  test('a check that fails stops no sale', async () => {
    expectLog(/without knowing whether a trainer is free/);
    const need = () => Promise.reject(new Error('the calendars are away'));
    await expect(refuseUnacceptedOffer(testContext(db, now), need, {})).resolves.toBeUndefined();
  });
});

describe('paying for dates that break what the plan promises', () => {
  /** 2 a week for 3 weeks with a trainer who is away on the second Wednesday: the last session is a week later. */
  async function slow() {
    const course = await aCourse(db, { sessionCount: 6 });
    const trainer = await aTrainer(db, course.course.skill);
    await setOnlyAvailability(trainer.id, [
      { weekday: 1, startMinute: 1080, endMinute: 1140 },
      { weekday: 3, startMinute: 1080, endMinute: 1140 },
    ]);
    await db.trainerTimeOff.create({
      data: {
        trainerId: trainer.id,
        startsAt: new Date('2026-12-09T00:00:00Z'),
        endsAt: new Date('2026-12-10T00:00:00Z'),
      },
    });
    return { course, trainer };
  }
  const buy = async (course: Awaited<ReturnType<typeof aCourse>>, accepted: object = {}) => {
    const student = await aStudent(db);
    const preferences = { zone: 'UTC', startDate: '2026-11-30', preferredTimes: mondayAndWednesday };
    const { purchaseId } = await startCheckout(asStudent(db, student, now), {
      ...{ checkoutKey: randomUUID(), planId: course.plan.id, preferences },
      ...accepted,
    });
    return db.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
  };

  test('a slower pace is said first, and sold to who accepts as many weeks, which the purchase keeps', async () => {
    const { course } = await slow();
    const { offer } = await ask(course, mondayAndWednesday);
    expect(offer).toMatchObject({ weeks: 4, shortfalls: [{ kind: 'pace' }] });
    for (const accepted of [{}, { acceptedWeeks: 3 }, { acceptedFirstDay: '2027-01-01' }]) {
      await expect(buy(course, accepted)).rejects.toMatchObject({
        code: 'checkout.other-dates',
        message: expect.stringContaining('6 sessions take 4 weeks instead of 3.'),
      });
    }
    const { acceptedWeeks, acceptedFirstDay } = await buy(course, { acceptedWeeks: 4 });
    expect({ acceptedWeeks, acceptedFirstDay }).toEqual({ acceptedWeeks: 4, acceptedFirstDay: null });
  });

  test('a choice that keeps the pace is offered before the slow one is sold', async () => {
    const { course, trainer } = await slow();
    await db.trainerAvailability.create({
      data: { trainerId: trainer.id, weekday: 4, startMinute: 1080, endMinute: 1140 },
    });
    const { alternatives } = await ask(course, mondayAndWednesday);
    expect(alternatives[0]).toMatchObject({
      change: 'Thursday 18:00 instead of Wednesday 18:00',
      weeks: 3,
      isAsSold: true,
    });
  });

  test('a start more than two weeks after the chosen day takes a separate choice', async () => {
    const late = await aCourse(db, { sessionCount: 6 });
    const trainer = await aTrainer(db, late.course.skill);
    await db.trainerTimeOff.create({
      data: { trainerId: trainer.id, startsAt: now, endsAt: new Date('2026-12-17T00:00:00Z') },
    });
    const { offer } = await ask(late, mondayAndWednesday);
    expect(offer?.shortfalls).toEqual([
      { kind: 'start', words: 'The first session is 21 days after the day you chose.' },
    ]);
    await expect(buy(late)).rejects.toMatchObject({ code: 'checkout.other-dates' });
    await expect(buy(late, { acceptedFirstDay: '2026-12-20' })).rejects.toMatchObject({
      code: 'checkout.other-dates',
    });
    expect(await buy(late, { acceptedFirstDay: '2026-12-21' })).toMatchObject({
      acceptedFirstDay: new Date('2026-12-21'),
    });
  });

  test('what was accepted cannot change afterwards', async () => {
    const { course } = await slow();
    const { id } = await buy(course, { acceptedWeeks: 4 });
    await expect(db.purchase.update({ where: { id }, data: { acceptedWeeks: 9 } })).rejects.toThrow(
      'purchase_quote_stays',
    );
  });
});
