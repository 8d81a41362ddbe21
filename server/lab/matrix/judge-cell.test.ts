import { expect, test } from 'vitest';
import { judgeCell, type RanCell } from './judge-cell';
import { visibleWithinMs } from './observe';

const expected = 'PAYMENT_UNVERIFIED at pay';
const verdict: RanCell['verdict'] = {
  ...{ purchaseId: 'p', number: 1, status: 'PENDING', at: new Date(0), isLate: true, lateSince: new Date(0) },
  ...{
    headline: '',
    explanation: '',
    confidence: { level: 'certain', reason: '' },
    evidence: [],
    stages: [],
  },
  ...{ state: 'stopped', cause: 'PAYMENT_UNVERIFIED', stopId: 's', remedies: [], healing: null },
  stop: { stage: 'pay', title: '', event: null, functionId: null, step: null, since: null },
};
const right: RanCell = {
  ...{ name: 'lost-webhook', stage: 'pay', expected, verdict, visibleMs: 12, seen: [expected] },
  ...{
    seenAgain: expected,
    remedy: 'reconcile',
    seenBroken: 'booked',
    ends: ['SCHEDULED'],
    end: 'SCHEDULED',
  },
  seenAtEnd: 'booked',
};

test('a cell without a fault is right, and so is one that ended as its fault may end', () => {
  expect(judgeCell(right)).toEqual([]);
  const reversed: RanCell = { ...right, ends: ['REFUNDED'], end: 'REFUNDED', seenAtEnd: 'ended' };
  expect(judgeCell(reversed)).toEqual([]);
  const unpaid: RanCell = { ...right, ends: ['PENDING'], end: 'PENDING', seenAtEnd: 'on-time' };
  expect(judgeCell(unpaid)).toEqual([]);
});

test.each<[string, Partial<RanCell>]>([
  ['The verdict was', { expected: 'RUN_FAILED at create', seen: [], seenAgain: 'RUN_FAILED at create' }],
  ['Also named: on-time.', { seen: ['on-time', expected] }],
  ['to be visible.', { visibleMs: visibleWithinMs }],
  ['A second look named on-time.', { seenAgain: 'on-time' }],
  ['What was repaired was named', { seenBroken: expected }],
  ['It ended as CANCELLED.', { end: 'CANCELLED', seenAtEnd: 'ended' }],
  ['In the end it was named ended.', { seenAtEnd: 'ended' }],
])('each thing that is not as expected is one sentence: %s', (words, change) => {
  expect(judgeCell({ ...right, ...change })).toEqual([expect.stringContaining(words)]);
});
