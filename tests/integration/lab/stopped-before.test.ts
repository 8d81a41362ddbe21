import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LabWorld, startLabWorld } from './support/lab-world';

let world: LabWorld;
beforeAll(async () => {
  world = await startLabWorld();
});
afterAll(() => world.stop());

test('a fault at a stage that no purchase reaches is refused, and buys nothing', async () => {
  const { armFault } = await import('@/server/lab/arming/armed-faults');
  const { makeFault } = await import('@/server/lab/make-fault');
  const ctx = { db: world.db, actor: { kind: 'system', job: 'lab' } as const, now: new Date() };
  await armFault(world.db, { name: 'consumer-not-deployed', stage: 'create', purchaseId: null });

  await expect(makeFault(ctx, { name: 'slow-step', stage: 'allocate' })).rejects.toMatchObject({
    code: 'lab.stopped-before',
    message: expect.stringContaining('consumer-not-deployed stops every purchase at create'),
  });
  expect(await world.db.purchase.count()).toBe(0);
});
