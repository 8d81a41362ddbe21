import { expect, test } from 'vitest';
import { ago, ahead, evidenceOf, onTime, run, unreachable } from '@/tests/support/evidence';
import type { AttemptEvidence } from '../evidence/evidence';
import { runRetrying } from './run-retrying';

const attempt = (more: Partial<AttemptEvidence> = {}): AttemptEvidence => ({
  kind: 'function.attempt-failed',
  at: ago(20),
  functionId: 'allocate-trainer',
  eventId: 'event-purchase/created',
  runId: 'run-1',
  attempt: 1,
  error: 'deadlock detected',
  maxAttempts: 5,
  nextAttemptAt: ahead(10),
  ...more,
});
const running = { ok: true as const, runs: [run('allocate-trainer', 'Running')] };

test('a failed attempt with more to come: late, but moving, with the error', () => {
  const finding = runRetrying(evidenceOf('CREATED', { attempts: [attempt()], runs: running }));
  expect(finding).toMatchObject({ state: 'moving', confidence: { level: 'certain' } });
  expect(finding?.headline).toBe('Trainer matching failed 2 of 5 times and is retrying');
  expect(finding?.explanation).toContain('deadlock detected');
});

test('an attempt that takes long is at work, not failing', () => {
  const slow = attempt({ kind: 'function.slow', attempt: 0, error: null });
  const finding = runRetrying(evidenceOf('CREATED', { attempts: [slow], runs: running }));
  expect(finding?.headline).toBe('Trainer matching is still running');
});

test('with Inngest away the attempt still tells, less surely', () => {
  const finding = runRetrying(evidenceOf('CREATED', { attempts: [attempt()], runs: unreachable }));
  expect(finding?.confidence.level).toBe('likely');
});

test('on time, a failed attempt is nothing to report', () => {
  expect(runRetrying(onTime(evidenceOf('CREATED', { attempts: [attempt()], runs: running })))).toBeNull();
});

test('an attempt that failed without a trace, as of an app that is away, is tried again by Inngest', () => {
  const runs = { ok: true as const, runs: [run('create-purchase', 'Failed')] };
  const finding = runRetrying(evidenceOf('CONFIRMED', { runs, attempts: [] }));
  expect(finding).toMatchObject({ state: 'moving', confidence: { level: 'certain' } });
});
