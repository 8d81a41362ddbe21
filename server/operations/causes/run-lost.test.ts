import { expect, test } from 'vitest';
import { ago, ahead, anEvent, evidenceOf, registered, run } from '@/tests/support/evidence';
import { attemptTraceOf } from '@/tests/support/inngest/attempt-trace';
import { runLost } from './run-lost';

const hours = (count: number) => count * 3600;
const published = (seconds: number) => ({
  events: [anEvent('purchase/confirmed', { createdAt: ago(seconds), publishedAt: ago(seconds) })],
});
const openFor = (seconds: number, status: string) => ({
  ...published(seconds),
  runs: {
    ok: true as const,
    runs: [{ ...run('create-purchase', status), startedAt: ago(seconds).toISOString() }],
  },
});

test('a run that goes on without a word for longer than any wait between attempts is lost, and replayed', () => {
  const finding = runLost(evidenceOf('CONFIRMED', openFor(900, 'Running')));
  expect(finding).toMatchObject({ state: 'stopped', confidence: { level: 'likely' } });
  expect(finding?.remedies[0]).toBe('replay');
  expect(finding?.healing?.kind).toBe('replay');
});

test.each([
  ['a run of five minutes, whose app may be away', 300, 'Failed'],
  ['a run that waits in the queue for half an hour', 1800, 'Scheduled'],
])('%s is not lost', (_what, seconds, status) => {
  expect(runLost(evidenceOf('CONFIRMED', openFor(seconds, status)))).toBeNull();
});

test('an hour in the queue is too long', () => {
  expect(runLost(evidenceOf('CONFIRMED', openFor(3700, 'Scheduled')))).not.toBeNull();
});

test('an attempt at work has the two hours that Inngest gives it', () => {
  const at = (seconds: number) => ({
    ...openFor(hours(3), 'Running'),
    attempts: [attemptTraceOf('function.slow', { at: ago(seconds) })],
  });
  expect(runLost(evidenceOf('CONFIRMED', at(hours(2))))).toBeNull();
  expect(runLost(evidenceOf('CONFIRMED', at(hours(2.5))))).not.toBeNull();
});

test('an attempt that asked to be tried again later is waited for', () => {
  const due = (nextAttemptAt: Date) => ({
    ...openFor(hours(3), 'Failed'),
    attempts: [attemptTraceOf('function.attempt-failed', { at: ago(hours(2)), nextAttemptAt })],
  });
  expect(runLost(evidenceOf('CONFIRMED', due(ahead(600))))).toBeNull();
  expect(runLost(evidenceOf('CONFIRMED', due(ago(60))))).toBeNull();
  expect(runLost(evidenceOf('CONFIRMED', due(ago(1200))))).not.toBeNull();
});

test('one run of the event that may still go on is enough', () => {
  const lost = openFor(900, 'Running');
  const runs = { ok: true as const, runs: [...lost.runs.runs, run('create-purchase', 'Running')] };
  expect(runLost(evidenceOf('CONFIRMED', { ...lost, runs }))).toBeNull();
});

test('a run that ended is not lost', () => {
  const runs = { ok: true as const, runs: [run('create-purchase', 'Completed', ago(800))] };
  expect(runLost(evidenceOf('CONFIRMED', { ...published(900), runs }))).toBeNull();
});

test('nothing is replayed to a function that is not registered', () => {
  const missing = { registration: registered(['create-purchase']) };
  expect(
    runLost(evidenceOf('CONFIRMED', { ...openFor(900, 'Running'), ...missing }))?.healing,
  ).toBeUndefined();
});
