import { expect, test } from 'vitest';
import { ago, anEvent, evidenceOf, run } from '@/tests/support/evidence';
import { noEligibleTrainer } from './no-eligible-trainer';
import { noSlotForBoth } from './no-slot-for-both';

const wait = { at: ago(60), considered: 5, ruledOut: { skill: 3, cap: 2 }, onlyTime: 0 };

test('every trainer ruled out: the purchase waits, late or not', () => {
  const finding = noEligibleTrainer(evidenceOf('CREATED', { wait }));
  expect(finding).toMatchObject({ state: 'waiting', headline: 'No trainer available: none of 5 fits' });
});

test('trainers ruled out only by their times are a cause of their own', () => {
  const onlyTime = evidenceOf('CREATED', { wait: { ...wait, onlyTime: 2 } });
  expect(noSlotForBoth(onlyTime)?.headline).toContain('2 trainers fit otherwise');
  expect(noSlotForBoth(evidenceOf('CREATED', { wait }))).toBeNull();
});

test('a wait from before the event was repeated is old news', () => {
  const events = [anEvent('purchase/confirmed'), anEvent('purchase/created', { createdAt: ago(10) })];
  expect(noEligibleTrainer(evidenceOf('CREATED', { wait, events }))).toBeNull();
  const runs = { ok: true as const, runs: [run('allocate-trainer', 'Completed', ago(9))] };
  expect(noEligibleTrainer(evidenceOf('CREATED', { wait, events, runs }))).not.toBeNull();
});

test.each(['CONFIRMED', 'ALLOCATED'] as const)('a purchase that is %s waits for no trainer', (status) => {
  expect(noEligibleTrainer(evidenceOf(status, { wait }))).toBeNull();
});
