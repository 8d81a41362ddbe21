import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { causeCodes } from '@/server/operations/vocabulary/causes';
import { contract } from '@/server/process/stages/contract';
import { anyEvidence } from '@/tests/support/any-evidence';
import { ago, ahead, evidenceOf, onTime, run, unreachable } from '@/tests/support/evidence';
import type { Evidence } from '../evidence/evidence';
import { causeRules, reachVerdict } from './reach-verdict';

describe('whatever is found', () => {
  test('yields one verdict; a late purchase never goes without a cause, and what has none is not late', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const verdict = reachVerdict(evidence);
        const isLate = evidence.purchase.stageDueAt !== null && evidence.purchase.stageDueAt < evidence.now;
        expect(verdict.isLate).toBe(isLate);
        if (isLate) expect(verdict.cause).not.toBeNull();
        expect(verdict.cause === null).toBe(verdict.stop === null);
        expect(verdict.cause === null).toBe(
          ['booked', 'fulfilled', 'ended', 'on-time'].includes(verdict.state),
        );
        if (verdict.cause) expect(causeCodes).toContain(verdict.cause);
        expect(verdict.headline).not.toBe('');
        expect(verdict.confidence.reason).not.toBe('');
        expect(verdict.remedies.filter(({ isRecommended }) => isRecommended).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 3000 },
    );
  });

  test('is judged the same however often', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        expect(reachVerdict(evidence)).toEqual(reachVerdict(evidence));
      }),
    );
  });
});

describe('a healthy purchase gets no cause', () => {
  const healthy: [string, Evidence][] = [
    ['unpaid', evidenceOf('PENDING')],
    ['paid, its event waiting in the outbox', onTime(evidenceOf('CONFIRMED'))],
    ['enrolled, with no run listed yet', onTime(evidenceOf('CREATED'))],
    [
      'allocated, while Inngest does not answer',
      onTime(evidenceOf('ALLOCATED', { runs: unreachable, registration: unreachable })),
    ],
    [
      'with a run at work',
      onTime(evidenceOf('CREATED', { runs: { ok: true, runs: [run('allocate-trainer', 'Running')] } })),
    ],
    ['booked', evidenceOf('SCHEDULED')],
    ['fulfilled', evidenceOf('DELIVERED')],
  ];
  test.each(healthy)('%s', (_, evidence) => {
    expect(reachVerdict(evidence)).toMatchObject({ cause: null, remedies: [], isLate: false });
  });

  test('with any delay that is within the limit', () => {
    const status = fc.constantFrom('CONFIRMED' as const, 'CREATED' as const, 'ALLOCATED' as const);
    const runsOf = fc.constantFrom([], ['Running'], ['Queued']);
    fc.assert(
      fc.property(
        status,
        fc.integer({ min: 0, max: 59 }),
        runsOf,
        fc.boolean(),
        (at, age, statuses, isPublished) => {
          const evidence = evidenceOf(at);
          const consumer = contract.pipeline.find(({ from }) => from === at)?.consumer ?? '';
          const latest = evidence.events.at(-1);
          if (latest)
            Object.assign(latest, { createdAt: ago(age), publishedAt: isPublished ? ago(age) : null });
          evidence.purchase.stageDueAt = ahead(60 - age);
          evidence.runs = { ok: true, runs: statuses.map((s) => run(consumer, s)) };
          expect(reachVerdict(evidence).state).toBe('on-time');
        },
      ),
    );
  });
});

test('every cause but UNKNOWN has its rule, once', () => {
  const ruled = causeRules.map(([cause]) => cause);
  expect(ruled.toSorted()).toEqual(causeCodes.filter((cause) => cause !== 'UNKNOWN').toSorted());
});

test('late, with a run of a status nobody knows: UNKNOWN, with the evidence and no claim', () => {
  const runs = { ok: true as const, runs: [run('create-purchase', 'Skipped', ago(50))] };
  const verdict = reachVerdict(evidenceOf('CONFIRMED', { runs }));
  expect(verdict).toMatchObject({ cause: 'UNKNOWN', confidence: { level: 'unsure' } });
  expect(verdict.evidence.map(({ finding }) => finding).join()).toContain('Skipped');
});

test('the stop point names stage, event and function', () => {
  const verdict = reachVerdict(evidenceOf('CREATED'));
  expect(verdict.stop).toMatchObject({
    stage: 'allocate',
    functionId: 'allocate-trainer',
    event: { name: 'purchase/created', inngestEventId: 'inngest-1' },
  });
});
