import { expect, test } from 'vitest';
import { contract } from '@/server/process/stages/contract';
import { ago, anEvent, evidenceOf, onTime } from '@/tests/support/evidence';
import { compareStages } from './compare-stages';

const differing = (...asked: Parameters<typeof compareStages>) =>
  compareStages(...asked).flatMap(({ id, rows }) =>
    rows.filter(({ state }) => state === 'differs').map(({ what }) => `${id} ${what}`),
  );

test('every stage is compared, in the order of the process', () => {
  expect(compareStages(evidenceOf('PENDING')).map(({ id }) => id)).toEqual(contract.stageIds);
});

test.each(['PENDING', 'CONFIRMED', 'CREATED', 'ALLOCATED', 'SCHEDULED'] as const)(
  'a purchase that is %s and on time differs nowhere',
  (status) => {
    const evidence = evidenceOf(status);
    expect(differing(status === 'SCHEDULED' ? evidence : onTime(evidence))).toEqual([]);
  },
);

test('an event that started nothing differs at the work, its result and the status, and there first', () => {
  const evidence = evidenceOf('ALLOCATED');
  expect(differing(evidence)).toEqual(['schedule Done by', 'schedule Result', 'schedule Status']);
  const first = compareStages(evidence).find(({ isFirstDifference }) => isFirstDifference);
  expect(first?.rows.map(({ expected, observed }) => [expected, observed])).toEqual([
    ['trainer/allocated', expect.stringContaining('accepted by Inngest')],
    ['schedule-sessions', 'never processed it'],
    ['TrainingSession', '0 of 2 sessions'],
    ['SCHEDULED', 'ALLOCATED'],
  ]);
});

test('a marker without its result is the first difference, even where the purchase went on', () => {
  const evidence = evidenceOf('CREATED', {
    events: [
      anEvent('purchase/confirmed', {
        processed: [{ consumer: 'create-purchase', processedAt: ago(90), runId: 'r', isResultThere: false }],
      }),
      anEvent('purchase/created', { publishedAt: null }),
    ],
    enrollmentId: null,
  });
  expect(differing(evidence).slice(0, 3)).toEqual(['create Done by', 'create Result', 'allocate Event']);
});

test('work that a remedy did without its event is met', () => {
  const evidence = evidenceOf('SCHEDULED', { events: evidenceOf('CREATED').events });
  const row = compareStages(evidence).find(({ id }) => id === 'schedule')?.rows[1];
  expect(row).toMatchObject({ state: 'met', observed: 'done without the event' });
});
