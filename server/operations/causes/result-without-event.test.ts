import { expect, test } from 'vitest';
import { anEvent, aTrainerOf, evidenceOf, onTime, sessionsOf } from '@/tests/support/evidence';
import { resultWithoutEvent } from './result-without-event';

test.each(['CONFIRMED', 'CREATED', 'ALLOCATED', 'SCHEDULED'] as const)(
  '%s without the event that tells of it: nothing would ever ask for more',
  (status) => {
    const evidence = evidenceOf(status);
    const finding = resultWithoutEvent(evidenceOf(status, { events: evidence.events.slice(0, -1) }));
    expect(finding).toMatchObject({ state: 'stopped', remedies: ['enqueue', 'cancel'] });
    expect(resultWithoutEvent(evidence)).toBeNull();
  },
);

test('it is seen before the stage is late', () => {
  expect(resultWithoutEvent(onTime(evidenceOf('CREATED', { events: [] })))).not.toBeNull();
});

test('sent back to be allocated again, the first event does not count for the second arrival', () => {
  const evidence = evidenceOf('CREATED', { arrivals: 2 });
  expect(resultWithoutEvent(evidence)).not.toBeNull();
  const events = [...evidence.events, anEvent('purchase/created', { id: 'second' })];
  expect(resultWithoutEvent(evidenceOf('CREATED', { arrivals: 2, events }))).toBeNull();
});

test('a repeat is not a first event: what is missing stays missing', () => {
  const events = [anEvent('purchase/confirmed'), anEvent('purchase/created', { repeatsId: 'gone' })];
  expect(resultWithoutEvent(evidenceOf('CREATED', { events }))).not.toBeNull();
});

test.each([
  ['CONFIRMED', { enrollmentId: 'enrollment-1' }],
  ['CREATED', { allocation: aTrainerOf() }],
  ['ALLOCATED', { sessions: sessionsOf(2) }],
] as const)('%s although the next result is there: made by another path', (status, there) => {
  const evidence = {
    ...evidenceOf(status),
    ...there,
    sessions: 'sessions' in there ? [...there.sessions] : [],
  };
  expect(resultWithoutEvent(evidence)?.headline).toContain('did not move on');
});
