import { expect, test } from 'vitest';
import { ago, evidenceOf, onTime, run, unreachable } from '@/tests/support/evidence';
import type { AttemptEvidence } from '../evidence/evidence';
import { runFailed } from './run-failed';

const gaveUp: AttemptEvidence = {
  kind: 'function.failed',
  at: ago(40),
  functionId: 'create-purchase',
  eventId: 'event-purchase/confirmed',
  runId: 'run-1',
  attempt: null,
  error: 'column "x" does not exist',
  maxAttempts: null,
  nextAttemptAt: null,
};
const failedRun = { ok: true as const, runs: [run('create-purchase', 'Failed', ago(40))] };

test('the final error on the timeline is told, even before the stage is late', () => {
  const evidence = onTime(evidenceOf('CONFIRMED', { attempts: [gaveUp], runs: failedRun }));
  const finding = runFailed(evidence);
  expect(finding?.headline).toBe('Enrollment failed: column "x" does not exist');
  expect(finding).toMatchObject({ state: 'stopped', remedies: ['replay', 'run-now', 'cancel'] });
});

test('the timeline is enough when Inngest is away', () => {
  expect(runFailed(evidenceOf('CONFIRMED', { attempts: [gaveUp], runs: unreachable }))).not.toBeNull();
});

test('a run that Inngest lists as failed is enough without the timeline', () => {
  expect(runFailed(evidenceOf('CONFIRMED', { runs: failedRun }))?.confidence.reason).toContain('Failed');
});

test('a cancelled run says that somebody cancelled it', () => {
  const runs = { ok: true as const, runs: [run('create-purchase', 'CANCELLED', ago(40))] };
  expect(runFailed(evidenceOf('CONFIRMED', { runs }))?.headline).toContain('was cancelled');
});

test('a failure of an earlier event is not this one’s', () => {
  const attempts = [{ ...gaveUp, eventId: 'an-older-event' }];
  expect(runFailed(evidenceOf('CONFIRMED', { attempts }))).toBeNull();
});

test('while another run of the event goes on, nothing has failed for good', () => {
  const runs = { ok: true as const, runs: [...failedRun.runs, run('create-purchase', 'Running')] };
  expect(runFailed(evidenceOf('CONFIRMED', { runs, attempts: [gaveUp] }))).toBeNull();
});

const unreachableApp = (endedAgo: number) => ({
  ok: true as const,
  runs: [{ ...run('create-purchase', 'Failed', ago(endedAgo)), error: 'Unable to reach SDK URL' }],
});

test('a run between two attempts has not failed', () => {
  const runs = { ok: true as const, runs: [run('create-purchase', 'Failed')] };
  expect(runFailed(evidenceOf('CONFIRMED', { runs }))).toBeNull();
});

test('the error that Inngest tells with the run is told', () => {
  const runs = {
    ok: true as const,
    runs: [{ ...run('create-purchase', 'Failed', ago(40)), error: 'no such day' }],
  };
  expect(runFailed(evidenceOf('CONFIRMED', { runs }))?.headline).toBe('Enrollment failed: no such day');
});

test('an app that was away is healed once Inngest has reached it again, and not before', () => {
  const healing = (reachedAt: Date | null) =>
    runFailed(evidenceOf('CONFIRMED', { runs: unreachableApp(40), reachedAt }))?.healing?.kind;
  expect(healing(null)).toBeUndefined();
  expect(healing(ago(41))).toBeUndefined();
  expect(healing(ago(39))).toBe('replay');
});

test('an error of the application is never healed without a person', () => {
  const evidence = evidenceOf('CONFIRMED', { attempts: [gaveUp], runs: failedRun, reachedAt: ago(1) });
  expect(runFailed(evidence)?.healing).toBeUndefined();
});
