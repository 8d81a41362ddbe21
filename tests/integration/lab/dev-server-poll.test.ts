import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LabWorld, startLabWorld } from './support/lab-world';

let world: LabWorld;
beforeAll(async () => {
  world = await startLabWorld();
});
afterAll(() => world.stop());

test('a poll of the dev server, which signs nothing, deploys no missing function; a person does', async () => {
  const { armFault, findArmed } = await import('@/server/lab/arming/armed-faults');
  await armFault(world.db, { name: 'consumer-not-deployed', stage: 'create', purchaseId: null });
  const poll = { 'x-inngest-server-kind': 'dev' };
  await fetch(`${world.appUrl}/api/inngest`, { method: 'PUT', headers: poll });
  expect(await findArmed(world.db)).toHaveLength(1);
  await world.register();
  expect(await findArmed(world.db)).toEqual([]);
});
