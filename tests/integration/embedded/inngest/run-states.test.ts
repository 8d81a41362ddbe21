import { NonRetriableError, RetryAfterError } from 'inngest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { inngestAnswer } from '@/tests/support/inngest/inngest-answers';
import { until } from '@/tests/support/until';
import { signal } from './support/signal';
import { startWorld, type World } from './support/world';

// The server says of a run what the real one says, field by field, in every state in which a run can be.

let world: World;
const isWorking = signal();
const goOn = signal();
let flaky = 0;

beforeAll(async () => {
  world = await startWorld({
    intercept: (request) => {
      if (request.url?.includes('demo-away')) request.socket.destroy();
    },
    functions: (client) => [
      client.createFunction(
        { id: 'one', triggers: [{ event: 'state/one' }], concurrency: { limit: 1 } },
        ({ step }) =>
          step.run('hold', async () => {
            isWorking.release();
            await goOn.reached;
          }),
      ),
      client.createFunction({ id: 'later', triggers: [{ event: 'state/later' }] }, ({ step }) =>
        step.run('wait', () => {
          throw new RetryAfterError('not yet', '10m');
        }),
      ),
      client.createFunction({ id: 'done', triggers: [{ event: 'state/done' }] }, () => ({ is: 'done' })),
      client.createFunction({ id: 'flaky', triggers: [{ event: 'state/flaky' }] }, ({ step }) =>
        step.run('twice', () => {
          if (++flaky < 2) throw new Error('once');
          return 'done';
        }),
      ),
      client.createFunction({ id: 'never', triggers: [{ event: 'state/never' }] }, () => {
        throw new NonRetriableError('do not retry');
      }),
      client.createFunction({ id: 'away', triggers: [{ event: 'state/away' }] }, () => 'never reached'),
    ],
  });
  await world.registered();
});
afterAll(async () => {
  goOn.release();
  await world.stop();
});

const answerSchema = z.looseObject({
  data: z.union([z.record(z.string(), z.unknown()), z.array(z.record(z.string(), z.unknown()))]),
  metadata: z.record(z.string(), z.string()),
});

/** An answer without what differs from run to run: ids, times, and where in the code an error was thrown. */
function shapeOf(answer: unknown): unknown {
  const { data, metadata, ...rest } = answerSchema.parse(answer);
  const keptMs = Date.parse(metadata.cached_until ?? '') - Date.parse(metadata.fetched_at ?? '');
  const shapes = [data].flat().map(shapeOfRun);
  return { ...rest, data: Array.isArray(data) ? shapes : shapes[0], metadata: Object.keys(metadata), keptMs };
}

const ids = ['run_id', 'function_id', 'event_id', 'run_started_at', 'stack'];
function shapeOfRun(run: Record<string, unknown>): Record<string, unknown> {
  const shape = ([key, value]: [string, unknown]): [string, unknown] => {
    if (ids.includes(key)) return [key, typeof value];
    if (key === 'ended_at') return [key, value === null ? null : typeof value];
    if (key !== 'output' || typeof value !== 'object' || value === null) return [key, value];
    return [key, shapeOfRun(Object.fromEntries(Object.entries(value)))];
  };
  return Object.fromEntries(Object.entries(run).map(shape));
}

const runsOf = async (event: string) => (await world.api.ask(`/v1/events/${event}/runs`)).body;
const firstOf = (answer: unknown) => [answerSchema.parse(answer).data].flat()[0];

/** What the server says of the run of an event, once it says what the real one says, or the last it said. */
async function settled(event: string, name: string) {
  const wanted = firstOf(inngestAnswer(name));
  return until(async () => {
    const answer = await runsOf(event);
    const run = firstOf(answer);
    if (!run || (run.ended_at === null) !== (wanted?.ended_at === null)) return undefined;
    return run.status === wanted?.status ? answer : undefined;
  });
}

async function runAnswer(answer: unknown) {
  return (await world.api.ask(`/v1/runs/${firstOf(answer)?.run_id}`)).body;
}

test('running, and queued behind it', async () => {
  const running = await world.send({ name: 'state/one' });
  await isWorking.reached;
  const queued = await world.send({ name: 'state/one' });
  const answer = await settled(running, 'running');
  expect(shapeOf(answer)).toEqual(shapeOf(inngestAnswer('running')));
  expect(shapeOf(await runAnswer(answer))).toEqual(shapeOf(inngestAnswer('running-run')));
  expect(shapeOf(await settled(queued, 'queued'))).toEqual(shapeOf(inngestAnswer('queued')));
});

test('between two attempts: failed in the list, running on its own page, and nothing to cancel', async () => {
  const answer = await settled(await world.send({ name: 'state/later' }), 'between-attempts');
  expect(shapeOf(answer)).toEqual(shapeOf(inngestAnswer('between-attempts')));
  expect(shapeOf(await runAnswer(answer))).toEqual(shapeOf(inngestAnswer('between-attempts-run')));
  const path = `/v1/runs/${firstOf(answer)?.run_id}`;
  expect((await world.api.call(path, 'DELETE')).status).toBe(404);
});

test.each([
  ['state/done', 'completed'],
  ['state/flaky', 'retried-and-completed'],
])('%s completed: nothing of what it returned is told', async (name, expected) => {
  const answer = await settled(await world.send({ name }), expected);
  expect(shapeOf(answer)).toEqual(shapeOf(inngestAnswer(expected)));
  expect(shapeOf(await runAnswer(answer))).toEqual(shapeOf(inngestAnswer(`${expected}-run`)));
});

test.each([
  ['state/never', 'gave-up'],
  ['state/away', 'app-unreachable'],
])('%s: %s', async (name, expected) => {
  const answer = await settled(await world.send({ name }), expected);
  expect(shapeOf(answer)).toEqual(shapeOf(inngestAnswer(expected)));
});

test('an event that nothing consumed, or of which the runs were lost, has an empty list', async () => {
  const answer = await runsOf(await world.send({ name: 'state/nobody' }));
  expect(shapeOf(answer)).toEqual(shapeOf(inngestAnswer('lost')));
});

test('an answer is kept for its address: who asks without a new query string sees what was', async () => {
  const event = await world.send({ name: 'state/later' });
  const path = `/v1/events/${event}/runs?t=kept`;
  const before = (await world.api.call(path)).body;
  await settled(event, 'between-attempts');
  expect((await world.api.call(path)).body).toEqual(before);
});

test('an app that nobody registered has no functions, and this machine is called localhost', async () => {
  expect(await world.api.call('/v1/apps/nobody/functions')).toEqual({ status: 200, body: [] });
  const { body } = await world.api.call('/v1/apps/demo/functions');
  expect(JSON.stringify(body)).toContain('"uri":"http://localhost:');
  expect(JSON.stringify(body)).not.toContain('127.0.0.1');
});
