import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { until } from '@/tests/support/until';
import { demoFunctions, demoSteps } from './support/demo';
import { byFunction, type DescribedCall, describeCall } from './support/describe-call';
import type { Run } from './support/server-api';
import { startWorld, type World } from './support/world';

// What a real Inngest server (dev server, August 2026) said to the SDK 4.24.0 and what the SDK answered.
const recorded = z
  .record(z.string(), z.array(z.custom<DescribedCall>()))
  .parse(JSON.parse(readFileSync(new URL('./recorded-calls.json', import.meta.url), 'utf8')));

let world: World;
const described = () => byFunction(world.calls.map((call) => describeCall(call, demoSteps)));
const callsOf = (fn: string) =>
  until(() => {
    const calls = described()[fn] ?? [];
    const wanted = recorded[fn]?.length ?? 0;
    return calls.length >= wanted && calls.every((call) => call.status > 0) ? calls : undefined;
  });

// What the first run leaves behind is the second test's subject as well.
let firstRun: Promise<Run> | undefined;
const endFirstRun = () => {
  firstRun ??= world.send({ name: 'demo/a', data: { k: 1 } }).then((event) => world.api.ended(event));
  return firstRun;
};

beforeAll(async () => {
  // Four seconds before a minute, so that the cron is due soon.
  const ahead = 60_000 - (Date.now() % 60_000) - 4000;
  world = await startWorld({ functions: demoFunctions, now: () => new Date(Date.now() + ahead) });
  await world.registered();
});
afterAll(() => world.stop());

test('registers every function, and the one for failures, under the ids of the real server', async () => {
  expect(await world.api.functions('demo')).toEqual([
    'demo-child',
    'demo-fn-a',
    'demo-fn-b',
    'demo-fn-b-failure',
    'demo-fn-c',
    'demo-fn-cron',
    'demo-fn-n',
  ]);
});

test('checkpoints, retries, parallel steps, sleep, send, invoke and wait go as with the real server', async () => {
  expect(await endFirstRun()).toMatchObject({
    function_slug: 'demo-fn-a',
    status: 'Completed',
    output: { one: { v: 1 }, two: 2, p: 'p', q: 'q', inv: 42, w: null },
  });
  expect(await callsOf('demo-fn-a')).toEqual(recorded['demo-fn-a']);
  expect(await callsOf('demo-child')).toEqual(recorded['demo-child']);
});

test('a step that fails for good fails the run, and onFailure hears of it', async () => {
  await endFirstRun();
  expect(await callsOf('demo-fn-b')).toEqual(recorded['demo-fn-b']);
  expect(await callsOf('demo-fn-b-failure')).toEqual(recorded['demo-fn-b-failure']);
});

test('a NonRetriableError is not retried', async () => {
  const run = await world.api.ended(await world.send({ name: 'demo/n' }));
  expect(run).toMatchObject({
    status: 'Failed',
    output: { name: 'NonRetriableError', message: 'never again' },
  });
  expect(await callsOf('demo-fn-n')).toEqual(recorded['demo-fn-n']);
});

test('concurrency and idempotency do not change how a run goes', async () => {
  const run = await world.api.ended(await world.send({ name: 'demo/c', data: { k: 1, t: 'x' } }));
  expect(run).toMatchObject({ status: 'Completed', output: 1 });
  expect(await callsOf('demo-fn-c')).toEqual(recorded['demo-fn-c']);
});

test('a cron fires on the minute, with the event of the real server', async () => {
  expect(await callsOf('demo-fn-cron')).toEqual(recorded['demo-fn-cron']);
  const [call] = world.calls.filter((each) => each.url.includes('demo-fn-cron'));
  const { event } = z
    .object({ event: z.object({ id: z.string(), ts: z.number(), data: z.record(z.string(), z.string()) }) })
    .parse(call?.request);
  expect(event.ts % 60_000).toBe(0);
  const fireAt = new Date(event.ts).toISOString().replace('.000Z', 'Z');
  expect(event.id).toBe(fireAt);
  expect(event.data).toEqual({ cron: '*/1 * * * *', fireAt, scheduledAt: fireAt });
});

test('a wait that is answered in time gets the whole event, and an event that does not fit is left alone', async () => {
  const event = await world.send({ name: 'demo/a', data: { k: 7 } });
  const run = await until(async () => (await world.api.runsOf(event))[0]);
  await until(() =>
    world.calls.some(
      (call) =>
        JSON.stringify(call.response)?.includes('WaitForEvent') &&
        JSON.stringify(call.request).includes(run.run_id),
    ),
  );
  await world.send({ name: 'demo/go', data: { k: 8 } });
  await world.send({ name: 'demo/go', data: { k: 7, said: 'hi' } });
  expect(await world.api.ended(event)).toMatchObject({
    status: 'Completed',
    output: { w: { name: 'demo/go', data: { k: 7, said: 'hi' } } },
  });
});
