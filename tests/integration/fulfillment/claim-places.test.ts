import { expect, test } from 'vitest';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { listTrainersWithRoom } from '@/server/fulfillment/choosing/list-trainers-with-room';
import { wakeWaiting } from '@/server/fulfillment/waiting/wake-waiting';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { anAllocatedPurchase } from '@/tests/support/school/scheduled';
import { aCourse, aTrainer, eventIdOf, testContext } from '@/tests/support/school/school';
import { preferredTimes } from '@/tests/support/school/test-shop';

const { db } = await openTestDatabase();

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const wake = (trainerId: string, now = new Date()) =>
  wakeWaiting(testContext(db, now), { trainerId, cause: 'trainer' });
const setCap = (id: string, maxStudents: number) =>
  db.trainer.update({ where: { id }, data: { maxStudents } });
const waitOf = (purchaseId: string) => db.allocationWait.findUnique({ where: { purchaseId } });
const published = () =>
  db.outboxEvent.updateMany({ where: { publishedAt: null }, data: { publishedAt: new Date() } });
async function allocate(purchaseId: string) {
  const eventId = await eventIdOf(db, purchaseId, 'purchase/created');
  return allocateTrainer(testContext(db), { purchaseId, eventId });
}

const hours = [8, 11, 14, 17, 20];
/** Purchases that wait since their turn, each for other times of the week than the rest. */
async function waiting(count: number, { maxStudents = 0, sameTimes = false } = {}) {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill, { maxStudents });
  const purchases: string[] = [];
  for (let turn = 0; turn < count; turn++) {
    const minute = 60 * (hours[sameTimes ? 0 : turn] ?? 0);
    const preferences = {
      ...preferredTimes(),
      preferredTimes: [1, 3].map((weekday) => ({ weekday, minute })),
    };
    purchases.push((await anAllocatedPurchase(db, { course, preferences })).id);
  }
  await published();
  return { course, trainer, purchases };
}

test('room for two wakes the two that wait longest, and says why on their timelines', async () => {
  const { trainer, purchases } = await waiting(4);
  await setCap(trainer.id, 2);

  const { woken, next } = await wake(trainer.id);

  expect(woken).toEqual(purchases.slice(0, 2));
  expect(next).toBeNull();
  const [first = ''] = woken;
  const event = await db.outboxEvent.findUniqueOrThrow({
    where: { id: await eventIdOf(db, first, 'purchase/created') },
    select: { publishedAt: true, repeats: { select: { name: true } } },
  });
  expect(event).toEqual({ publishedAt: null, repeats: { name: 'purchase/created' } });
  const entry = await db.timelineEntry.findFirst({
    where: { purchaseId: first, kind: 'allocation.woken' },
    select: { data: true },
  });
  expect(entry?.data).toEqual({ trainerId: trainer.id, trainerName: 'Ishita Rao', cause: 'trainer' });
  for (const id of woken) expect((await allocate(id)).outcome).toBe('allocated');
  expect(await db.allocationWait.count({ where: { purchaseId: { in: purchases } } })).toBe(2);
});

test('ten wakes at once for three places wake three', async () => {
  const { trainer, purchases } = await waiting(5);
  await setCap(trainer.id, 3);
  const results = await Promise.all(Array.from({ length: 10 }, () => wake(trainer.id)));
  expect(results.flatMap(({ woken }) => woken)).toEqual(purchases.slice(0, 3));
});

test('two trainers with one place each wake two, not one twice', async () => {
  const { course, trainer, purchases } = await waiting(3);
  const other = await aTrainer(db, course.course.skill, { maxStudents: 1 });
  await setCap(trainer.id, 1);
  const results = await Promise.all([wake(trainer.id), wake(other.id)]);
  const woken = results.flatMap((result) => result.woken);
  expect(woken).toHaveLength(2);
  expect(new Set(woken).size).toBe(2);
  expect(purchases).toEqual(expect.arrayContaining(woken));
});

test('free places are not enough: of two purchases that wait for the same times of one week, one is woken', async () => {
  const { trainer, purchases } = await waiting(2, { sameTimes: true });
  const [startsAt, endsAt] = [later(14 * 24 * 60), later(365 * 24 * 60)];
  await db.trainerTimeOff.create({ data: { trainerId: trainer.id, startsAt, endsAt } });
  await setCap(trainer.id, 10);
  expect((await wake(trainer.id)).woken).toEqual(purchases.slice(0, 1));
  // Their times stay kept while they are being asked.
  expect((await wake(trainer.id)).woken).toEqual([]);
});

test('a trainer who is paused, has left, speaks another language or teaches something else wakes nobody', async () => {
  const { course, trainer } = await waiting(1);
  await setCap(trainer.id, 5);
  const on = (data: object) => db.trainer.update({ where: { id: trainer.id }, data });
  await on({ pausedAt: new Date() });
  expect((await wake(trainer.id)).woken).toEqual([]);
  await on({ pausedAt: null, leftAt: new Date() });
  expect((await wake(trainer.id)).woken).toEqual([]);
  await on({ leftAt: null, languages: ['de'] });
  expect((await wake(trainer.id)).woken).toEqual([]);
  await on({ languages: ['en'] });
  const stranger = await aTrainer(db, `not-${course.course.skill}`);
  expect((await wake(stranger.id)).woken).toEqual([]);
  expect((await wake(trainer.id)).woken).toHaveLength(1);
});

test('a woken purchase that finds the place gone waits on, and can be woken again', async () => {
  const { course, trainer, purchases } = await waiting(1);
  const [id = ''] = purchases;
  const { since } = (await waitOf(id)) ?? {};
  await setCap(trainer.id, 1);
  expect((await wake(trainer.id)).woken).toEqual([id]);
  await anAllocatedPurchase(db, { course });

  expect((await allocate(id)).outcome).toBe('no-eligible-trainer');

  expect(await waitOf(id)).toMatchObject({ since, wokenAt: null, wokenFor: null });
  await published();
  expect((await wake(trainer.id)).woken).toEqual([]);
  await setCap(trainer.id, 2);
  expect((await wake(trainer.id)).woken).toEqual([id]);
});

test('a wake-up whose run never looked is repeated once its place was kept for long enough', async () => {
  const { trainer, purchases } = await waiting(1);
  await setCap(trainer.id, 1);
  await wake(trainer.id);
  expect((await wake(trainer.id, later(6))).woken).toEqual([]); // its event is still in the outbox
  await published();
  expect((await wake(trainer.id, later(4))).woken).toEqual([]);
  expect((await wake(trainer.id, later(6))).woken).toEqual(purchases);
});

test('a place kept for a purchase that took another trainer is told of, and wakes the next', async () => {
  const { course, trainer, purchases } = await waiting(2);
  const [first = '', second = ''] = purchases;
  await setCap(trainer.id, 1);
  expect((await wake(trainer.id)).woken).toEqual([first]);
  // A better one appears before the woken run looks.
  await setCap(trainer.id, 0);
  await aTrainer(db, course.course.skill, { maxStudents: 1 });
  await published();
  expect(await allocate(first)).toMatchObject({ outcome: 'allocated' });
  await setCap(trainer.id, 1);

  const told = await db.outboxEvent.findMany({
    where: { name: 'capacity/changed', publishedAt: null },
    select: { payload: true },
  });
  expect(told.map(({ payload }) => payload)).toContainEqual(
    expect.objectContaining({ trainerId: trainer.id, cause: 'unused' }),
  );
  expect((await wake(trainer.id)).woken).toEqual([second]);
});

test('the sweep asks only trainers with a place for a waiting purchase', async () => {
  const { course, trainer } = await waiting(1);
  const { skill } = course.course;
  const open = await aTrainer(db, skill, { maxStudents: 1 });
  const full = await aTrainer(db, skill, { maxStudents: 0 });
  const paused = await aTrainer(db, skill);
  await db.trainer.update({ where: { id: paused.id }, data: { pausedAt: new Date() } });
  const ids = await listTrainersWithRoom(testContext(db));
  expect(ids).toContain(open.id);
  for (const { id } of [trainer, full, paused]) expect(ids).not.toContain(id);
});

test('a look at a long queue goes on after the page before', async () => {
  const { trainer, purchases } = await waiting(2);
  await setCap(trainer.id, 5);
  const [first = '', second = ''] = purchases;
  const { since } = (await waitOf(first)) ?? { since: new Date() };
  const after = { since: since.toISOString(), purchaseId: first };
  const result = await wakeWaiting(testContext(db), { trainerId: trainer.id, cause: 'trainer', after });
  expect(result.woken).toEqual([second]);
});
