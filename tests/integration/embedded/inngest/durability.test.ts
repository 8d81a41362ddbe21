import type { Inngest } from 'inngest';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '@/server/postgres/create-pool';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database/database';
import { until } from '@/tests/support/until';
import { startTestApp, type TestApp } from './support/app';
import { freePort } from './support/free-port';
import { serverApi } from './support/server-api';
import { type ServerProcess, startServerProcess } from './support/server-process';
import { signal } from './support/signal';

let database: TestDatabase;
let db: pg.Pool;
let app: TestApp;
let server: ServerProcess;
let api: ReturnType<typeof serverApi>;
let restart: () => Promise<void>;
let onRequest: (url: string) => void = () => undefined;

const inStep = signal();
const holdStep = signal();
const inSecondStep = signal();
const executions = new Map<string, number>();
// A result that is different each time its step is executed: which one counted can be told.
const execute = (key: string) => {
  const times = (executions.get(key) ?? 0) + 1;
  executions.set(key, times);
  return `${key}#${times}`;
};

const functions = (client: Inngest) => [
  client.createFunction({ id: 'step', triggers: [{ event: 'kill/step' }] }, async ({ step }) => {
    const one = await step.run('one', () => execute('step/one'));
    const two = await step.run('two', async () => {
      inStep.release();
      await holdStep.reached;
      return execute('step/two');
    });
    return { one, two, three: await step.run('three', () => execute('step/three')) };
  }),
  client.createFunction({ id: 'sleep', triggers: [{ event: 'kill/sleep' }] }, async ({ step }) => {
    const one = await step.run('one', () => execute('sleep/one'));
    await step.sleep('nap', '1s');
    return { one, two: await step.run('two', () => execute('sleep/two')) };
  }),
  client.createFunction({ id: 'wait', triggers: [{ event: 'kill/wait' }] }, async ({ step }) => {
    const one = await step.run('one', () => execute('wait/one'));
    const came = await step.waitForEvent('wait', { event: 'kill/came', timeout: '1h' });
    return { one, came: came?.data, two: await step.run('two', () => execute('wait/two')) };
  }),
  client.createFunction(
    { id: 'between', checkpointing: false, triggers: [{ event: 'kill/between' }] },
    async ({ step }) => {
      const one = await step.run('one', () => execute('between/one'));
      return { one, two: await step.run('two', () => execute('between/two')) };
    },
  ),
  client.createFunction({ id: 'storm', triggers: [{ event: 'kill/storm' }] }, async ({ event, step }) => {
    const { n } = event.data;
    const one = await step.run('one', () => execute(`storm/${n}/one`));
    const [left, right] = await Promise.all([
      step.run('left', () => execute(`storm/${n}/left`)),
      step.run('right', () => execute(`storm/${n}/right`)),
    ]);
    return { one, left, right, last: await step.run('last', () => execute(`storm/${n}/last`)) };
  }),
];

beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  db = createPool(database.url, { max: 2 });
  db.on('error', () => undefined);
  const port = await freePort();
  app = await startTestApp({
    id: 'demo',
    baseUrl: `http://127.0.0.1:${port}`,
    intercept: (request) => onRequest(request.url ?? ''),
  });
  app.setFunctions(functions);
  api = serverApi(`http://127.0.0.1:${port}`, database.url);
  const start = () => startServerProcess({ databaseUrl: database.url, port, appUrl: app.url });
  server = await start();
  restart = async () => {
    server = await start();
  };
  await until(async () => (await api.functions('demo')).length > 0);
});
afterAll(async () => {
  await server.stop();
  await app.stop();
  await db.end();
  await database.drop();
});

const send = async (name: string) => (await app.client.send({ name, data: {} })).ids[0] ?? '';

const isPending = (kind: string) =>
  until(async () => {
    const { rowCount } = await db.query('select from inngest.pending where kind = $1', [kind]);
    return rowCount === 1;
  });

/** The results that the server kept, by what executed them. */
async function keptResults(runId: string): Promise<unknown[]> {
  const { rows } = await db.query<{ memo: { data?: unknown } | null }>(
    'select memo from inngest.step where run_id = $1 order by seq',
    [runId],
  );
  return rows.flatMap((row) => (row.memo?.data === undefined ? [] : [row.memo.data]));
}

test('killed in the middle of a step, the run completes, and what was done before is not done again', async () => {
  const event = await send('kill/step');
  await inStep.reached;
  await server.kill();
  await restart();
  holdStep.release();
  const run = await api.ended(event);
  expect(run).toMatchObject({ status: 'Completed', output: { one: 'step/one#1' } });
  expect(executions.get('step/one')).toBe(1);
  expect(await keptResults(run.run_id)).toEqual(Object.values(run.output ?? {}));
});

test('killed in the middle of a sleep, the run wakes up and completes', async () => {
  const event = await send('kill/sleep');
  await isPending('sleep');
  await server.kill();
  await restart();
  const run = await api.ended(event);
  expect(run).toMatchObject({ status: 'Completed', output: { one: 'sleep/one#1', two: 'sleep/two#1' } });
  expect(await keptResults(run.run_id)).toEqual(['sleep/one#1', 'sleep/two#1']);
});

test('killed while it waits for an event, the run still gets it', async () => {
  const event = await send('kill/wait');
  await isPending('event');
  await server.kill();
  await restart();
  await app.client.send({ name: 'kill/came', data: { late: true } });
  const run = await api.ended(event);
  expect(run).toMatchObject({
    status: 'Completed',
    output: { one: 'wait/one#1', came: { late: true }, two: 'wait/two#1' },
  });
});

test('killed between two steps, the first one is not done again', async () => {
  let calls = 0;
  onRequest = (url) => {
    if (!url.includes('fnId=demo-between')) return;
    calls++;
    if (calls === 2) inSecondStep.release();
  };
  // The second request has arrived, and the server dies before it hears more.
  const killed = inSecondStep.reached.then(() => server.kill());
  const event = await send('kill/between');
  await killed;
  onRequest = () => undefined;
  await restart();
  const run = await api.ended(event);
  expect(run).toMatchObject({ status: 'Completed', output: { one: 'between/one#1' } });
  expect(executions.get('between/one')).toBe(1);
  expect(await keptResults(run.run_id)).toEqual(Object.values(run.output ?? {}));
});

test('killed again and again under load, every run completes and every step counts once', async () => {
  const { ids } = await app.client.send(
    Array.from({ length: 40 }, (_, n) => ({ name: 'kill/storm', data: { n } })),
  );
  for (const share of [0.1, 0.3, 0.6]) {
    await until(async () => {
      const { rows } = await db.query<{ done: number }>(
        "select count(*)::int as done from inngest.run where fn_slug = 'demo-storm' and status = 'Completed'",
      );
      return (rows[0]?.done ?? 0) >= ids.length * share;
    });
    await server.kill();
    await restart();
  }
  for (const [n, id] of ids.entries()) {
    const run = await api.ended(id);
    expect(run.status).toBe('Completed');
    const results = Object.values(run.output ?? {});
    expect(results.map((result) => String(result).replace(/#\d+$/, ''))).toEqual(
      ['one', 'left', 'right', 'last'].map((step) => `storm/${n}/${step}`),
    );
    expect((await keptResults(run.run_id)).sort()).toEqual(results.sort());
  }
});
