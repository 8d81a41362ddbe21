import { describe, expect, test } from 'vitest';
import { readAnswer, readNoAnswer } from './read-answer';

const now = new Date('2026-01-01T00:00:00Z');
const call = { attempt: 0, maxAttempts: 4, now, random: 0 };
const last = { ...call, attempt: 3 };
const sdk = { 'x-inngest-sdk': 'inngest-js:v4.24.0', 'x-inngest-req-version': '2' };
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  body,
  headers: { ...sdk, ...headers },
});
const boom = { name: 'Error', message: 'boom', stack: 'at x', __serialized: true };

describe('an answer of the app', () => {
  test('a finished step is kept, with null for nothing', () => {
    const outcome = readAnswer(answer(206, [{ id: 'a', op: 'StepRun', data: undefined }]), call);
    expect(outcome).toMatchObject({ steps: [{ id: 'a', memo: { data: null } }], ops: 1, version: 2 });
    expect(outcome.ended).toBeUndefined();
  });

  test('a failed step is retried while there are attempts, and kept as an error after the last', () => {
    const failed = answer(206, [{ id: 'a', op: 'StepError', error: boom }]);
    expect(readAnswer(failed, call)).toMatchObject({ steps: [], retryInMs: 15_000 });
    const outcome = readAnswer(failed, last);
    expect(outcome.retryInMs).toBeUndefined();
    expect(outcome.steps).toEqual([
      { id: 'a', memo: { error: { name: 'Error', message: 'boom', stack: 'at x' } } },
    ]);
  });

  test('Retry-After goes before the schedule', () => {
    const failed = answer(206, [{ id: 'a', op: 'StepError', error: boom }], { 'retry-after': '7' });
    expect(readAnswer(failed, { ...call, retryDelaysMs: [1] }).retryInMs).toBe(7000);
  });

  test('steps that ride with the end of the run are kept', () => {
    const body = [
      { id: 'a', op: 'StepRun', data: 1 },
      { id: 'z', op: 'RunComplete', data: { ok: true } },
    ];
    expect(readAnswer(answer(206, body), call)).toMatchObject({
      steps: [{ id: 'a', memo: { data: 1 } }],
      ended: { status: 'Completed', output: { ok: true } },
    });
  });

  test('sleeps, waits and invocations say until when', () => {
    const body = [
      { id: 's', op: 'Sleep', name: '1m' },
      { id: 'w', op: 'WaitForEvent', name: 'demo/go', opts: { timeout: '1h', if: 'true' } },
      { id: 'i', op: 'InvokeFunction', opts: { function_id: 'demo-child', payload: { data: { n: 1 } } } },
      { id: 'p', op: 'StepPlanned' },
    ];
    expect(readAnswer(answer(206, body), call).pending).toMatchObject([
      { id: 's', kind: 'sleep', due: new Date('2026-01-01T00:01:00Z') },
      { id: 'w', kind: 'event', due: new Date('2026-01-01T01:00:00Z'), event: 'demo/go', expression: 'true' },
      { id: 'i', kind: 'invoke', due: new Date('2027-01-01T00:00:00Z'), invoke: { slug: 'demo-child' } },
      { id: 'p', kind: 'plan' },
    ]);
  });

  test('an operation that is not supported ends the run and names it', () => {
    const outcome = readAnswer(
      answer(206, [{ id: 'a', op: 'WaitForSignal', name: 'x', displayName: 'x' }]),
      call,
    );
    expect(outcome.ended).toMatchObject({
      status: 'Failed',
      output: { message: expect.stringContaining('WaitForSignal') },
    });
  });

  test('a thrown error is retried, unless the app says no or no attempt is left', () => {
    expect(readAnswer(answer(500, boom, { 'x-inngest-no-retry': 'false' }), call)).toMatchObject({
      retryInMs: 15_000,
    });
    const refused = readAnswer(answer(400, boom, { 'x-inngest-no-retry': 'true' }), call);
    expect(refused.ended).toMatchObject({
      status: 'Failed',
      output: { message: 'boom', error: 'NonRetriableError' },
    });
    expect(readAnswer(answer(500, boom), last).ended).toMatchObject({ status: 'Failed' });
  });

  test.each([
    ['a page of something that is not the SDK', { status: 200, body: '<html>', headers: {} }],
    ['a refused signature', answer(401, { message: 'Unauthorized' })],
    ['operations that are none', answer(206, [{ nonsense: true }])],
    ['no operation at all', answer(206, [])],
  ])('%s is a failed attempt, never the end of a run', (_what, given) => {
    expect(readAnswer(given, call).retryInMs).toBe(15_000);
    expect(readAnswer(given, call).ended).toBeUndefined();
  });

  test('an app that cannot be reached is a failed attempt', () => {
    expect(readNoAnswer(call)).toMatchObject({ retryInMs: 15_000 });
    expect(readNoAnswer(last).ended).toMatchObject({
      status: 'Failed',
      output: { message: 'Unable to reach SDK URL', error: 'Unable to reach SDK URL' },
    });
  });
});
