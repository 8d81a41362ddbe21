import { expect, test } from 'vitest';
import { ago, anEvent, evidenceOf, run, unreachable } from '@/tests/support/evidence';
import { runQueued } from './run-queued';

test('a run that no attempt of ever reached the app is queued', () => {
  const runs = { ok: true as const, runs: [run('schedule-sessions', 'Running')] };
  const finding = runQueued(evidenceOf('ALLOCATED', { runs }));
  expect(finding).toMatchObject({ state: 'stopped', confidence: { level: 'certain' } });
  expect(finding?.remedies[0]).toBe('run-now');
});

test('Inngest away, with the event in its hands: nothing can run, and how sure that is is said', () => {
  const finding = runQueued(evidenceOf('ALLOCATED', { runs: unreachable, registration: unreachable }));
  expect(finding).toMatchObject({ state: 'stopped', confidence: { level: 'likely' } });
});

test('an event accepted a moment ago is moving', () => {
  const events = [anEvent('purchase/confirmed', { publishedAt: ago(1) })];
  expect(runQueued(evidenceOf('CONFIRMED', { events }))?.state).toBe('moving');
});

test('a run of an event accepted seconds ago may be at work: it is not called stopped', () => {
  const runs = { ok: true as const, runs: [run('create-purchase', 'Running')] };
  const at = (seconds: number) => [anEvent('purchase/confirmed', { publishedAt: ago(seconds) })];
  expect(runQueued(evidenceOf('CONFIRMED', { runs, events: at(6) }))?.state).toBe('moving');
  expect(runQueued(evidenceOf('CONFIRMED', { runs, events: at(9) }))?.state).toBe('stopped');
});

test('what a run that ended a moment ago did is written by now: look again', () => {
  const runs = { ok: true as const, runs: [run('schedule-sessions', 'Completed', ago(1))] };
  expect(runQueued(evidenceOf('ALLOCATED', { runs }))).toMatchObject({ state: 'moving', remedies: [] });
});

test('a run that ended is not queued', () => {
  const runs = { ok: true as const, runs: [run('schedule-sessions', 'Completed', ago(50))] };
  expect(runQueued(evidenceOf('ALLOCATED', { runs }))).toBeNull();
});
