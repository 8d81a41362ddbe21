import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import { afterAll, expect, test } from 'vitest';
import { loadApp } from '@/tests/support/app';

const app = await loadApp({ playsPast: true });
afterAll(app.close);
const { db } = app;
const { aCourse, aCreatedPurchase, aStudent, aTrainer, eventIdOf, testContext } = await import(
  '@/tests/support/school/school'
);
const { asStudent } = await import('@/tests/support/school/test-shop');
const { allocateTrainer } = await import('@/server/fulfillment/allocating/allocate-trainer');
const { previewReallocation } = await import('@/server/fulfillment/reallocating/preview-reallocation');
const { reallocateTrainer } = await import('@/server/fulfillment/reallocating/reallocate-trainer');
const { scheduleSessions } = await import('@/server/fulfillment/booking/schedule-sessions');
const { createFeed } = await import('@/server/fulfillment/calendar/create-feed');
const { getPurchaseCalendar } = await import('@/server/fulfillment/calendar/get-purchase-calendar');
const { revokeFeed } = await import('@/server/fulfillment/calendar/revoke-feed');
const feedRoute = await import('@/app/api/calendar/feeds/[token]/route');
const purchaseRoute = await import('@/app/api/calendar/purchases/[purchaseId]/route');

type Appointment = { uid: string; sequence: number; status: string; startsAt: string; endsAt: string };

/** What a calendar program reads in a file. */
function appointments(text: string): Appointment[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: Number(component.getFirstPropertyValue('sequence')),
      status: String(component.getFirstPropertyValue('status')),
      startsAt: event.startDate.toJSDate().toISOString(),
      endsAt: event.endDate.toJSDate().toISOString(),
    };
  });
}

async function aSeries(options: {
  now: Date;
  studentZone: string;
  trainerZone: string;
  startDate: string;
  minute: number;
  sessionCount: number;
}) {
  const { now, studentZone, trainerZone, startDate, minute, sessionCount } = options;
  const ctx = testContext(db, now);
  const course = await aCourse(db, { sessionCount, sessionsPerWeek: 2 });
  const trainer = await aTrainer(db, course.course.skill);
  await db.trainer.update({ where: { id: trainer.id }, data: { zone: trainerZone } });
  const student = await aStudent(db);
  const { id } = await aCreatedPurchase(db, { course, studentId: student.id, now });
  const preferredTimes = [1, 4].map((weekday) => ({ weekday, minute }));
  await db.purchase.update({
    where: { id },
    data: { preferences: { zone: studentZone, startDate, preferredTimes } },
  });
  await allocateTrainer(ctx, { purchaseId: id, eventId: await eventIdOf(db, id, 'purchase/created') });
  await scheduleSessions(ctx, { purchaseId: id, eventId: await eventIdOf(db, id, 'trainer/allocated') });
  return { id, trainer, student, course, ctx };
}

const fileOf = async (purchaseId: string) =>
  appointments((await getPurchaseCalendar(testContext(db), { purchaseId })).text);
const feed = async (url: string, headers: Record<string, string> = {}) =>
  feedRoute.GET(new Request(url, { headers }), {
    params: Promise.resolve({ token: new URL(url).pathname.split('/').at(-1) ?? '' }),
  });
const feedOf = async (url: string) => appointments(await (await feed(url)).text());

// Clocks go back on 25 October in Berlin and on 1 November in New York; in Kolkata they never do.
test.each([
  {
    studentZone: 'Asia/Kolkata',
    trainerZone: 'Europe/Berlin',
    minute: 18 * 60,
    instants: [
      '2026-10-19T12:30',
      '2026-10-22T12:30',
      '2026-10-26T12:30',
      '2026-10-29T12:30',
      '2026-11-02T12:30',
    ],
  },
  {
    studentZone: 'Europe/Berlin',
    trainerZone: 'America/New_York',
    minute: 18 * 60,
    instants: [
      '2026-10-19T16:00',
      '2026-10-22T16:00',
      '2026-10-26T17:00',
      '2026-10-29T17:00',
      '2026-11-02T17:00',
    ],
  },
  {
    studentZone: 'America/New_York',
    trainerZone: 'Asia/Kolkata',
    minute: 9 * 60,
    instants: [
      '2026-10-19T13:00',
      '2026-10-22T13:00',
      '2026-10-26T13:00',
      '2026-10-29T13:00',
      '2026-11-02T14:00',
    ],
  },
])(
  'a series in $studentZone with a trainer in $trainerZone is right over the clock changes, in the database and in the file',
  async ({ instants, ...where }) => {
    const now = new Date('2026-10-12T09:00:00Z');
    const { id } = await aSeries({ ...where, now, startDate: '2026-10-19', sessionCount: 5 });
    const expected = instants.map((instant) => `${instant}:00.000Z`);
    const sessions = await db.trainingSession.findMany({
      where: { purchaseId: id },
      orderBy: { startsAt: 'asc' },
    });
    expect(sessions.map(({ startsAt }) => startsAt.toISOString())).toEqual(expected);

    const file = await fileOf(id);
    expect(file.map(({ startsAt }) => startsAt)).toEqual(expected);
    expect(file.map(({ uid }) => uid)).toEqual(sessions.map((session) => `${session.id}@caravan`));
    for (const { startsAt, endsAt } of file)
      expect(Date.parse(endsAt) - Date.parse(startsAt)).toBe(3_600_000);
  },
);

test('a change of trainer reaches all three calendars: changed for the student, cancelled for the former trainer', async () => {
  const now = new Date();
  const startDate = new Date(now.getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
  const series = await aSeries({
    now,
    startDate,
    studentZone: 'Asia/Kolkata',
    trainerZone: 'UTC',
    minute: 1080,
    sessionCount: 2,
  });
  const { ctx, course, trainer: former, student } = series;
  const other = await aTrainer(db, course.course.skill);
  const urls = {
    student: (await createFeed(asStudent(db, student))).url,
    former: (await createFeed(ctx, { trainerId: former.id })).url,
    other: (await createFeed(ctx, { trainerId: other.id })).url,
  };
  const before = await feedOf(urls.student);
  expect(before.map(({ sequence, status }) => [sequence, status])).toEqual([
    [0, 'CONFIRMED'],
    [0, 'CONFIRMED'],
  ]);
  expect(await feedOf(urls.former)).toEqual(before);
  expect(await feedOf(urls.other)).toEqual([]);

  const asked = { purchaseId: series.id, trainerId: other.id, overrides: [] };
  const { token } = await previewReallocation(ctx, asked);
  await reallocateTrainer(ctx, { ...asked, expected: token, reason: 'a test of calendars' });

  const bySequence = (sequence: number, status: string) =>
    before.map((event) => ({ ...event, sequence, status }));
  expect(await feedOf(urls.student)).toEqual(bySequence(1, 'CONFIRMED'));
  expect(await feedOf(urls.other)).toEqual(bySequence(1, 'CONFIRMED'));
  expect(await feedOf(urls.former)).toEqual(bySequence(1, 'CANCELLED'));
});

test('an address ends when it is replaced or revoked, and an unknown one says nothing', async () => {
  const ctx = asStudent(db, await aStudent(db));
  const first = await createFeed(ctx);
  expect((await feed(first.url)).status).toBe(200);
  const second = await createFeed(ctx);
  expect((await feed(first.url)).status).toBe(404);
  expect((await feed(second.url)).status).toBe(200);
  await revokeFeed(ctx);
  const gone = await feed(second.url);
  expect([gone.status, await gone.text()]).toEqual([404, 'Calendar not found.\n']);
  expect((await feed('http://localhost/api/calendar/feeds/nothing')).status).toBe(404);
  await expect(createFeed(testContext(db), { trainerId: randomUUID() })).rejects.toMatchObject({
    code: 'trainer.unknown',
  });
});

test('a client that has the newest text gets a 304', async () => {
  const { url } = await createFeed(asStudent(db, await aStudent(db)));
  const response = await feed(url);
  expect(response.headers.get('content-type')).toContain('text/calendar');
  const again = await feed(url, { 'if-none-match': response.headers.get('etag') ?? '' });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('the file of a purchase is its student’s: not a visitor’s, not another student’s', async () => {
  const { id } = await aCreatedPurchase(db);
  const answer = await purchaseRoute.GET(new Request('http://localhost/'), {
    params: Promise.resolve({ purchaseId: id }),
  });
  expect(answer.status).toBe(401);
  await expect(
    getPurchaseCalendar(asStudent(db, { id: randomUUID() }), { purchaseId: id }),
  ).rejects.toMatchObject({
    code: 'purchase.unknown',
  });
});
