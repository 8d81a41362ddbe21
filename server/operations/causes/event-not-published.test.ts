import { expect, test } from 'vitest';
import { ago, anEvent, evidenceOf, onTime, registered, unreachable } from '@/tests/support/evidence';
import { eventNotPublished } from './event-not-published';

const waiting = (more = {}) => [
  anEvent('purchase/confirmed', { publishedAt: null, inngestEventId: null, attempts: 7, ...more }),
];

test('an event that Inngest never accepted, with its last error', () => {
  const evidence = evidenceOf('CONFIRMED', { events: waiting({ lastError: 'connect ECONNREFUSED' }) });
  const finding = eventNotPublished(evidence);
  expect(finding).toMatchObject({ state: 'stopped', remedies: ['publish', 'run-now', 'cancel'] });
  expect(finding?.explanation).toContain('ECONNREFUSED');
});

test('one written a moment ago, by a remedy, is moving', () => {
  const fresh = waiting({ createdAt: ago(1), attempts: 0 });
  expect(eventNotPublished(evidenceOf('CONFIRMED', { events: fresh }))?.state).toBe('moving');
});

test('one that is being sent right now is moving until that has failed', () => {
  const stateOf = (lastError: string | null) => {
    const events = waiting({ createdAt: ago(1), attempts: 1, lastError });
    return eventNotPublished(evidenceOf('CONFIRMED', { events }))?.state;
  };
  expect([stateOf(null), stateOf('connect ECONNREFUSED')]).toEqual(['moving', 'stopped']);
});

test('while the stage is on time, waiting in the outbox is nothing to report', () => {
  const events = waiting({ createdAt: ago(5) });
  expect(eventNotPublished(onTime(evidenceOf('CONFIRMED', { events })))).toBeNull();
});

test('an accepted event is not it', () => {
  expect(eventNotPublished(evidenceOf('CONFIRMED'))).toBeNull();
});

test('an event held back for an unregistered function names the function', () => {
  const held = { events: waiting({ attempts: 0, lastError: null }) };
  const finding = eventNotPublished(
    evidenceOf('CONFIRMED', { ...held, registration: registered(['create-purchase']) }),
  );
  expect(finding).toMatchObject({ state: 'stopped', confidence: { level: 'certain' } });
  expect(finding?.headline).toBe(
    'The student was not enrolled: create-purchase is not registered with Inngest',
  );
  for (const registration of [registered(['wake-waiting']), unreachable])
    expect(eventNotPublished(evidenceOf('CONFIRMED', { ...held, registration }))?.headline).toContain(
      'has not accepted',
    );
});
