import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ago, evidenceOf } from '@/tests/support/evidence';
import { attemptTraceOf } from '@/tests/support/inngest/attempt-trace';
import { inngestAnswer } from '@/tests/support/inngest/inngest-answers';

// What is asked for is the name of the answer, so that each test says what Inngest says.
const asked: { url: string; authorization: string | undefined }[] = [];
let answerWith = (name: string): { status?: number; body: string } => ({
  body: JSON.stringify(inngestAnswer(name)),
});
const inngest = createServer((request, response) => {
  asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
  const [, name = ''] = /^\/v1\/events\/([^/]+)\/runs/.exec(request.url ?? '') ?? [];
  const { status = 200, body } = answerWith(name);
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
});

let app: Awaited<ReturnType<typeof loadApp>>;
async function loadApp() {
  return {
    ...(await import('@/server/process/inngest/fetch-event-runs')),
    ...(await import('@/server/operations/diagnosis/reach-verdict')),
  };
}
beforeAll(async () => {
  inngest.listen(0, '127.0.0.1');
  await once(inngest, 'listening');
  const address = inngest.address();
  process.env.INNGEST_BASE_URL = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  process.env.INNGEST_EVENT_KEY = 'key';
  process.env.INNGEST_SIGNING_KEY = `signkey-test-${'00ff'.repeat(8)}`;
  app = await loadApp();
});
afterAll(() => {
  inngest.closeAllConnections();
  inngest.close();
});

const states = [
  ['queued', 'queued', 'Scheduled', false, null],
  ['running', 'running', 'Running', false, null],
  ['between-attempts', 'betweenAttempts', 'Failed', false, null],
  ['completed', 'completed', 'Completed', true, null],
  ['retried-and-completed', 'completed', 'Completed', true, null],
  ['gave-up', 'failed', 'Failed', true, 'do not retry'],
  ['app-unreachable', 'failed', 'Failed', true, 'Unable to reach SDK URL'],
  ['cancelled', 'cancelled', 'Cancelled', true, null],
] as const;

describe('each state of a run is read as what it is', () => {
  test.each(states)('%s: %s', async (name, state, status, isOver, error) => {
    const answer = await app.fetchEventRuns(name);
    expect(answer).toMatchObject({ ok: true, runs: [{ state, status, error }] });
    expect(answer.ok && answer.runs[0]?.endedAt !== null).toBe(isOver);
  });

  test.each(['lost', 'unknown-event'])('%s: there is no run', async (name) => {
    expect(await app.fetchEventRuns(name)).toEqual({ ok: true, runs: [] });
  });
});

/** The verdict on a late purchase of whose event Inngest says this, as if it had been asked right now. */
async function verdictOn(name: string, more: Partial<Parameters<typeof evidenceOf>[1]> = {}) {
  const answer = await app.fetchEventRuns(name);
  const runs = answer.ok
    ? {
        ok: true as const,
        runs: answer.runs.map((run) => ({
          ...run,
          startedAt: ago(90).toISOString(),
          endedAt: run.endedAt && ago(60).toISOString(),
        })),
      }
    : answer;
  const { state, cause, headline } = app.reachVerdict(evidenceOf('CONFIRMED', { runs, ...more }));
  return { verdict: `${cause}, ${state}`, headline };
}

describe('each state has the cause that is true', () => {
  test.each([
    ['queued', 'RUN_QUEUED, stopped'],
    ['running', 'RUN_QUEUED, stopped'],
    ['between-attempts', 'RUN_RETRYING, moving'],
    ['completed', 'PROCESSED_WITHOUT_RESULT, stopped'],
    ['retried-and-completed', 'PROCESSED_WITHOUT_RESULT, stopped'],
    ['gave-up', 'RUN_FAILED, stopped'],
    ['app-unreachable', 'RUN_FAILED, stopped'],
    ['cancelled', 'RUN_FAILED, stopped'],
    ['lost', 'EVENT_UNCONSUMED, stopped'],
    ['unknown-event', 'EVENT_UNCONSUMED, stopped'],
  ])('%s, and nothing on the timeline: %s', async (name, verdict) => {
    expect((await verdictOn(name)).verdict).toBe(verdict);
  });

  test('a step that is merely slow is at work', async () => {
    const attempts = [attemptTraceOf('function.slow', { at: ago(85) })];
    expect((await verdictOn('running', { attempts })).verdict).toBe('RUN_RETRYING, moving');
  });

  test('an attempt that failed and is tried again has not given up', async () => {
    const attempts = [attemptTraceOf('function.attempt-failed', { at: ago(20), nextAttemptAt: ago(5) })];
    expect((await verdictOn('between-attempts', { attempts })).verdict).toBe('RUN_RETRYING, moving');
  });

  test('a run that gave up says why, and one whose app was away says that', async () => {
    expect((await verdictOn('gave-up')).headline).toBe('Enrollment failed: do not retry');
    expect((await verdictOn('app-unreachable')).headline).toBe(
      'Enrollment failed: Inngest could not reach the app',
    );
  });
});

describe('whatever else Inngest may say', () => {
  const says = async (body: unknown, status = 200) => {
    const before = answerWith;
    answerWith = () => ({ status, body: typeof body === 'string' ? body : JSON.stringify(body) });
    const answer = await app.fetchEventRuns('anything');
    answerWith = before;
    return answer;
  };

  test('no list where Go has none', async () => {
    expect(await says({ data: null })).toEqual({ ok: true, runs: [] });
  });

  test('a status of a later version: unknown, and not over', async () => {
    const answer = await says({
      data: [{ run_id: 'r', status: 'Paused', ended_at: '0001-01-01T00:00:00Z' }],
    });
    expect(answer).toMatchObject({ ok: true, runs: [{ state: 'unknown', status: 'Paused', endedAt: null }] });
  });

  test('a run without anything but its id', async () => {
    expect(await says({ data: [{ run_id: 'r' }] })).toMatchObject({ ok: true, runs: [{ state: 'unknown' }] });
  });

  test.each([
    ['an error with HTTP 200', inngestAnswer('unknown-run'), 200, 'Inngest answered 500: Unable to load'],
    ['another 404', { error: 'Not found', status: 404 }, 404, 'Inngest answered 404: Not found'],
    ['an empty body', '', 502, 'Inngest answered 502 without a list.'],
    ['a page of a proxy', '<html>', 503, 'Inngest answered 503 without a list.'],
    ['a list of something else', { data: ['x'] }, 200, 'Inngest answered 200 without a list.'],
  ])('%s is no list, and is said', async (_what, body, status, reason) => {
    const answer = await says(body, status);
    expect(answer.ok === false && answer.reason).toContain(reason);
  });

  test('each question has its own address, since answers are cached by it, and the hash of the key', async () => {
    asked.length = 0;
    await app.fetchEventRuns('running');
    await new Promise((resolve) => setImmediate(resolve));
    await app.fetchEventRuns('running');
    expect(new Set(asked.map(({ url }) => url)).size).toBe(2);
    expect(asked[0]?.authorization).toMatch(/^Bearer signkey-test-[0-9a-f]{64}$/);
  });
});
