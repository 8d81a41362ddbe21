import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '@/tests/support/until';
import { type LabWorld, startLabWorld } from '../lab/support/lab-world';

let world: LabWorld;
beforeAll(async () => {
  world = await startLabWorld();
});
afterAll(() => world.stop());

test('more places, made with plain SQL, book exactly as many waiting purchases, by the functions over HTTP', async () => {
  const { db, school, dispatchOutbox } = world;
  const course = await school.aCourse(db);
  const trainer = await school.aTrainer(db, course.course.skill, { maxStudents: 2 });
  const ids: string[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const minute = 60 * (9 + 2 * turn);
    const preferences = {
      zone: 'Asia/Kolkata',
      startDate: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10),
      preferredTimes: [1, 3].map((weekday) => ({ weekday, minute })),
    };
    ids.push((await school.aCreatedPurchase(db, { course, preferences })).id);
  }
  const counts = async () => ({
    booked: await db.purchase.count({ where: { id: { in: ids }, status: 'SCHEDULED' } }),
    waiting: await db.allocationWait.count({ where: { purchaseId: { in: ids } } }),
  });
  const settled = (booked: number, waiting: number) =>
    until(async () => {
      await dispatchOutbox(); // as the app's sweep does every second
      const now = await counts();
      return now.booked + now.waiting === booked + waiting && now.booked >= booked && now;
    });

  expect(await settled(2, 3)).toEqual({ booked: 2, waiting: 3 });
  const oldest = await db.allocationWait.findMany({
    orderBy: [{ since: 'asc' }, { purchaseId: 'asc' }],
    take: 2,
    select: { purchaseId: true },
  });
  await db.$executeRaw`UPDATE "Trainer" SET "maxStudents" = 4 WHERE id = ${trainer.id}`;
  expect(await settled(4, 1)).toEqual({ booked: 4, waiting: 1 });

  for (const { purchaseId } of oldest) {
    const entries = await db.timelineEntry.findMany({
      where: { purchaseId },
      orderBy: { seq: 'asc' },
      select: { kind: true },
    });
    const kinds = entries.map(({ kind }) => kind).filter((kind) => !kind.startsWith('event.'));
    const waited = kinds.indexOf('trainer.none-eligible');
    expect(kinds.slice(waited, waited + 4)).toEqual([
      'trainer.none-eligible',
      'allocation.woken',
      'trainer.allocated',
      'sessions.scheduled',
    ]);
  }

  // And the console knows that each of them runs.
  const sightings = await db.functionSighting.findMany({ select: { functionId: true } });
  expect(sightings.map(({ functionId }) => functionId)).toEqual(
    expect.arrayContaining(['allocate-trainer', 'schedule-sessions', 'wake-waiting', 'notify-participants']),
  );
});
