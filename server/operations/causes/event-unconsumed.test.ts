import { expect, test } from 'vitest';
import { ago, anEvent, evidenceOf, onTime, registered, run, unreachable } from '@/tests/support/evidence';
import { eventUnconsumed } from './event-unconsumed';

test.each([
  ['CONFIRMED', 'create-purchase'],
  ['CREATED', 'allocate-trainer'],
  ['ALLOCATED', 'schedule-sessions'],
] as const)('%s, accepted, no run and %s not registered: the step never started', (status, consumer) => {
  const finding = eventUnconsumed(evidenceOf(status, { registration: registered([consumer]) }));
  expect(finding).toMatchObject({ state: 'stopped', confidence: { level: 'certain' } });
  expect(finding?.headline).toContain('step never started');
  expect(finding?.explanation).toContain(`${consumer} is not registered`);
  expect(finding?.remedies[0]).toBe('replay');
});

test('registered now but without a run: the event was lost earlier', () => {
  expect(eventUnconsumed(evidenceOf('CREATED'))?.headline).toBe(
    'No trainer was allocated: the trainer matching step never started',
  );
});

test('a run of the consumer is listed: consumed', () => {
  const runs = { ok: true as const, runs: [run('allocate-trainer', 'Running')] };
  expect(eventUnconsumed(evidenceOf('CREATED', { runs }))).toBeNull();
});

test('a run of another function does not count for the consumer', () => {
  const runs = { ok: true as const, runs: [run('notify-participants', 'Completed', ago(80))] };
  expect(eventUnconsumed(evidenceOf('CREATED', { runs }))).not.toBeNull();
});

test('accepted two seconds ago: the run may not be listed yet', () => {
  const events = [anEvent('purchase/confirmed', { publishedAt: ago(2) })];
  expect(eventUnconsumed(evidenceOf('CONFIRMED', { events }))).toBeNull();
});

test('Inngest away tells nothing about who listens', () => {
  expect(
    eventUnconsumed(evidenceOf('CONFIRMED', { registration: unreachable, runs: unreachable })),
  ).toBeNull();
});

test('on time, no run yet is not a cause', () => {
  expect(eventUnconsumed(onTime(evidenceOf('CONFIRMED')))).toBeNull();
});
