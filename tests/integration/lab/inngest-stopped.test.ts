import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LabWorld, startLabWorld } from './support/lab-world';

let world: LabWorld;
beforeAll(async () => {
  world = await startLabWorld();
});
afterAll(() => world.stop());

test('with Inngest stopped, what is late is found, listed and diagnosed; its remedies fulfill it without Inngest', async () => {
  const { namesWithoutInngest, runWithoutInngest } = await import('@/server/lab/matrix/run-without-inngest');
  const { countLate } = await import('@/server/purchases/count-late');
  const { listPurchases } = await import('@/server/purchases/list-purchases');
  const { db } = world;
  const staff = { kind: 'staff' as const, userId: 'admin', name: 'Meera', role: 'ADMIN' as const };
  const admin = () => ({ db, actor: staff, now: new Date() });

  await world.stopInngest();
  const named = await runWithoutInngest(async (purchaseId) => {
    expect(await countLate(admin())).toBe(1);
    const list = await listPurchases(admin(), { late: true });
    expect(list.rows.map(({ id }) => id)).toEqual([purchaseId]);
  });

  // Each stage stops for the same reason, and each can be done here and now.
  expect(named).toEqual(namesWithoutInngest);
  expect(named).toEqual([
    'EVENT_NOT_PUBLISHED at create',
    'EVENT_NOT_PUBLISHED at allocate',
    'EVENT_NOT_PUBLISHED at schedule',
    'booked',
  ]);
});
