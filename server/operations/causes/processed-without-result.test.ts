import { expect, test } from 'vitest';
import { ago, anEvent, evidenceOf, onTime, run, sessionsOf } from '@/tests/support/evidence';
import { processedWithoutResult } from './processed-without-result';

const mark = (consumer: string) => [{ consumer, processedAt: ago(90), runId: 'run-1', isResultThere: false }];

test.each([
  ['CONFIRMED', 'purchase/confirmed', 'create-purchase', 'create'],
  ['CREATED', 'purchase/created', 'allocate-trainer', 'allocate'],
  ['ALLOCATED', 'trainer/allocated', 'schedule-sessions', 'schedule'],
] as const)(
  '%s with a marker and no result is marked processed without a result',
  (status, name, consumer, stage) => {
    const evidence = evidenceOf(status);
    const events = [...evidence.events.slice(0, -1), anEvent(name, { processed: mark(consumer) })];
    const finding = processedWithoutResult(onTime(evidenceOf(status, { events })));
    expect(finding).toMatchObject({ state: 'stopped', confidence: { level: 'certain' } });
    expect(finding?.confidence.reason).toContain(consumer);
    expect(finding?.remedies[0]).toBe('clear-marker');
    expect(stage).toBeTruthy();
  },
);

test.each([
  ['CREATED', { enrollmentId: null }, 'create'],
  ['ALLOCATED', { allocation: null }, 'allocate'],
  ['SCHEDULED', { sessions: [] }, 'schedule'],
  ['SCHEDULED', { sessions: sessionsOf(1) }, 'schedule'],
  ['SCHEDULED', { allocation: null }, 'allocate'],
  ['ALLOCATED', { enrollmentId: null, allocation: null }, 'create'],
] as const)(
  '%s although its result is gone stops at the stage that should have made it',
  (status, gone, stage) => {
    const evidence = {
      ...evidenceOf(status),
      ...gone,
      sessions: 'sessions' in gone ? [...gone.sessions] : evidenceOf(status).sessions,
    };
    expect(processedWithoutResult(evidence)).toMatchObject({ stage, remedies: ['clear-marker', 'cancel'] });
  },
);

test('a run that completed and left nothing is told as likely, once late', () => {
  const runs = { ok: true as const, runs: [run('create-purchase', 'Completed', ago(50))] };
  const evidence = evidenceOf('CONFIRMED', { runs });
  expect(processedWithoutResult(evidence)).toMatchObject({ confidence: { level: 'likely' } });
  expect(processedWithoutResult(onTime(evidence))).toBeNull();
});

test('a run that found no trainer completed as it should', () => {
  const runs = { ok: true as const, runs: [run('allocate-trainer', 'Completed', ago(50))] };
  const wait = { at: ago(50), considered: 3, ruledOut: { cap: 3 }, onlyTime: 0 };
  expect(processedWithoutResult(evidenceOf('CREATED', { runs, wait }))).toBeNull();
});

test.each(['CONFIRMED', 'CREATED', 'ALLOCATED', 'SCHEDULED'] as const)(
  '%s with all that belongs to it is whole',
  (status) => {
    expect(processedWithoutResult(evidenceOf(status))).toBeNull();
  },
);
