import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '@/tests/support/until';
import { signal } from './support/signal';
import { startWorld, type World } from './support/world';

let world: World;
const running = new Map<string, number>();
const most = new Map<string, number>();
const holds = new Map<string, ReturnType<typeof signal>>();
const starts: string[] = [];

// How many are inside at once, and the most that ever were.
async function visit(key: string): Promise<void> {
  const now = (running.get(key) ?? 0) + 1;
  running.set(key, now);
  most.set(key, Math.max(most.get(key) ?? 0, now));
  await new Promise((resolve) => setTimeout(resolve, 5));
  running.set(key, (running.get(key) ?? 0) - 1);
}

beforeAll(async () => {
  world = await startWorld({
    functions: (client) => [
      client.createFunction(
        {
          id: 'limited',
          triggers: [{ event: 'flow/limited' }],
          concurrency: [{ limit: 2, key: 'event.data.tenant' }, { limit: 3 }],
        },
        async ({ event, step }) => {
          await step.run('one', () => visit(event.data.tenant));
          await step.run('all', () => visit('all'));
        },
      ),
      client.createFunction(
        { id: 'once', triggers: [{ event: 'flow/once' }], idempotency: 'event.data.order' },
        ({ event, step }) => step.run('one', () => starts.push(event.data.order)),
      ),
      client.createFunction(
        {
          id: 'cancellable',
          triggers: [{ event: 'flow/long', if: "event.data.kind == 'long'" }],
          cancelOn: [{ event: 'flow/cancel', if: 'event.data.id == async.data.id' }],
        },
        async ({ event, step }) => {
          await step.run('one', () => holds.get(event.data.id)?.release());
          await step.sleep('long', '1h');
          return 'too late';
        },
      ),
      client.createFunction(
        { id: 'heard', triggers: [{ event: 'inngest/function.cancelled' }] },
        ({ event }) => event.data.run_id,
      ),
    ],
  });
  await world.registered();
});
afterAll(() => world.stop());

test('no more than the limit run at once, per key and in all, and all of them run', async () => {
  const { ids } = await world.app.client.send(
    Array.from({ length: 40 }, (_, n) => ({ name: 'flow/limited', data: { tenant: `tenant-${n % 4}` } })),
  );
  for (const id of ids) expect((await world.api.ended(id)).status).toBe('Completed');
  for (let tenant = 0; tenant < 4; tenant++) expect(most.get(`tenant-${tenant}`)).toBeLessThanOrEqual(2);
  expect(most.get('all')).toBeLessThanOrEqual(3);
});

test('two events with one idempotency key start one run, alone or in one request', async () => {
  const order = randomUUID();
  const first = await world.send({ name: 'flow/once', data: { order } });
  const second = await world.send({ name: 'flow/once', data: { order } });
  expect(await world.api.ended(first)).toMatchObject({ status: 'Completed' });
  expect(await world.api.runsOf(second)).toEqual([]);

  const other = randomUUID();
  const { ids } = await world.app.client.send([
    { name: 'flow/once', data: { order: other } },
    { name: 'flow/once', data: { order: other } },
  ]);
  await until(async () => (await Promise.all(ids.map(world.api.runsOf))).flat().some((run) => run.ended_at));
  expect((await Promise.all(ids.map(world.api.runsOf))).flat()).toHaveLength(1);
  expect(starts.filter((each) => each === order || each === other)).toEqual([order, other]);
});

test('an event with an id that was seen before starts nothing', async () => {
  const id = randomUUID();
  const first = await world.send({ id, name: 'flow/once', data: { order: randomUUID() } });
  const second = await world.send({ id, name: 'flow/once', data: { order: randomUUID() } });
  expect(second).not.toBe(first);
  expect((await world.api.ended(first)).status).toBe('Completed');
  expect(await world.api.runsOf(second)).toEqual([]);
});

test('a request that is sent again with its seed keeps its ids and starts nothing twice', async () => {
  const seed = `${Date.now()},${Buffer.from(randomUUID().slice(0, 10)).toString('base64')}`;
  const body = JSON.stringify([1, 2].map((n) => ({ name: 'flow/once', data: { order: `${seed}/${n}` } })));
  const send = async () => {
    const response = await fetch(`${world.url}/e/test-event-key`, {
      method: 'POST',
      body,
      headers: { 'x-inngest-event-id-seed': seed },
    });
    const answer: { ids: string[] } = await response.json();
    return answer.ids;
  };
  const ids = await send();
  expect(await send()).toEqual(ids);
  for (const id of ids) {
    await world.api.ended(id);
    expect(await world.api.runsOf(id)).toHaveLength(1);
  }
});

async function startLong(id: string): Promise<string> {
  const hold = signal();
  holds.set(id, hold);
  const event = await world.send({ name: 'flow/long', data: { id, kind: 'long' } });
  await hold.reached;
  return event;
}

test('an event that fits cancels the run, one that does not fit leaves it alone', async () => {
  const [kept, cancelled] = [await startLong('kept'), await startLong('cancelled')];
  await world.send({ name: 'flow/cancel', data: { id: 'cancelled' } });
  expect(await world.api.ended(cancelled)).toMatchObject({ status: 'Cancelled', output: null });
  expect((await world.api.runsOf(kept))[0]).toMatchObject({ status: 'Running' });
});

test('a run cancelled through the API ends, tells so, and is cancelled again without harm', async () => {
  const event = await startLong('by-hand');
  const [run] = await world.api.runsOf(event);
  const path = `/v1/runs/${run?.run_id}`;
  expect((await world.api.call(path, 'DELETE')).status).toBe(200);
  expect(await world.api.ended(event)).toMatchObject({ status: 'Cancelled' });
  expect((await world.api.call(path, 'DELETE')).status).toBe(200);
  const told = await until(async () => {
    const runs = await world.api.runsOf(run?.run_id ?? '');
    return runs.find((each) => each.ended_at);
  });
  expect(told).toMatchObject({ function_slug: 'demo-heard', output: run?.run_id });
});

test('a trigger whose expression does not hold starts nothing', async () => {
  expect(await world.api.runsOf(await world.send({ name: 'flow/long', data: { kind: 'short' } }))).toEqual(
    [],
  );
  expect(await world.api.runsOf(await world.send({ name: 'flow/long', data: {} }))).toEqual([]);
});
