import type { Inngest, InngestFunction } from 'inngest';
import { afterEach, expect, test } from 'vitest';
import { until } from '@/tests/support/until';
import { startWorld, type World } from './support/world';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

type Make = (client: Inngest) => InngestFunction.Any[];
type Options = Omit<Parameters<Inngest['createFunction']>[0], 'id' | 'triggers'>;
const withOptions =
  (options: Options): Make =>
  (client) => [
    client.createFunction({ id: 'good', triggers: [{ event: 'demo/good' }] }, () => 1),
    client.createFunction({ id: 'fancy', triggers: [{ event: 'demo/fancy' }], ...options }, () => 1),
  ];
const unsupported: [string, Options][] = [
  ['batchEvents', { batchEvents: { maxSize: 5, timeout: '5s' } }],
  ['debounce', { debounce: { period: '5s' } }],
  ['throttle', { throttle: { limit: 1, period: '5s' } }],
  ['rateLimit', { rateLimit: { limit: 1, period: '5s' } }],
  ['singleton', { singleton: { mode: 'skip' } }],
  ['priority', { priority: { run: '10' } }],
  ['timeouts', { timeouts: { start: '10s' } }],
];

test.each(unsupported)(
  'a function that uses %s is refused by name, and so is its whole app',
  async (option, options) => {
    world = await startWorld({ functions: withOptions(options) });
    const { logs } = world;
    const refusal = await until(() => logs.find((line) => line.includes('was not registered')));
    expect(refusal).toContain(
      `demo-fancy uses ${option}, which the embedded Inngest server does not support`,
    );
    expect(await world.api.functions('demo')).toEqual([]);
    // The app hears of it as well.
    expect(await until(() => logs.find((line) => line.includes('did not register')))).toContain(option);
  },
);

test.each([
  [
    'a trigger',
    (client: Inngest) =>
      client.createFunction({ id: 'bad', triggers: [{ event: 'a', if: 'event.data.' }] }, () => 1),
  ],
  [
    'a key',
    (client: Inngest) =>
      client.createFunction({ id: 'bad', triggers: [{ event: 'a' }], idempotency: '&&' }, () => 1),
  ],
  [
    'a cron',
    (client: Inngest) =>
      client.createFunction({ id: 'bad', triggers: [{ cron: 'TZ=Mars/Base 0 9 * * *' }] }, () => 1),
  ],
  [
    'a cron with seconds',
    (client: Inngest) => client.createFunction({ id: 'bad', triggers: [{ cron: '* * * * * *' }] }, () => 1),
  ],
])('%s that cannot be understood is refused at registration', async (_what, make) => {
  world = await startWorld({ functions: (client) => [make(client)] });
  const { logs } = world;
  expect(await until(() => logs.find((line) => line.includes('was not registered')))).toContain('demo-bad: ');
});

test('a step that the server does not support fails its run and says so', async () => {
  world = await startWorld({
    functions: (client) => [
      client.createFunction({ id: 'signal', triggers: [{ event: 'demo/signal' }] }, ({ step }) =>
        step.waitForSignal('approval', { signal: 'yes', timeout: '1h' }),
      ),
    ],
  });
  await world.registered();
  const run = await world.api.ended(await world.send({ name: 'demo/signal' }));
  expect(run.status).toBe('Failed');
  expect(run.output).toMatchObject({
    message: expect.stringContaining('does not support the operation WaitForSignal'),
  });
});

test('an app that comes back with other functions has those, without a restart of the server', async () => {
  world = await startWorld({ functions: withOptions({}) });
  const { app, api } = world;
  await until(async () => (await api.functions('demo')).length === 2);
  app.setFunctions((client) => [
    client.createFunction({ id: 'new', triggers: [{ event: 'demo/new' }] }, () => 'new'),
  ]);
  await until(async () => (await api.functions('demo')).join() === 'demo-new');
  expect(await api.ended(await world.send({ name: 'demo/new' }))).toMatchObject({ output: 'new' });
  expect(await api.runsOf(await world.send({ name: 'demo/good' }))).toEqual([]);
});
