import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test, vi } from 'vitest';
import type * as Definition from '@/server/process/stages/stages';

/** A stage that Caravan does not have. */
const review = {
  id: 'review',
  title: 'Reviewed',
  from: 'DELIVERED',
  to: 'REVIEWED',
  consumes: 'sessions/scheduled',
  consumer: 'review-course',
  emits: 'course/reviewed',
  writes: 'Review',
  proof: 'true',
  work: 'Review',
  undone: 'The course was not reviewed',
  missing: 'the review is missing',
  dueWithinSeconds: 7200,
  whenOverdue: 'late',
  staffReads: 'Delivered; the course is being reviewed',
  studentReads: { open: 'Your review', done: 'Course reviewed', now: 'We are asking for your review.' },
} as const satisfies Definition.StageDefinition;

const load = async () => {
  vi.doMock('@/server/process/stages/stages', async (original) => {
    const definition = await original<typeof Definition>();
    return { ...definition, stages: [...definition.stages, review] };
  });
  return {
    ...(await import('@/server/process/stages/contract')),
    ...(await import('@/server/process/deployment/held-events')),
    ...(await import('@/server/operations/evidence/current-stage')),
    ...(await import('@/server/purchases/status-groups')),
    ...(await import('@/server/lab/faults')),
    ...(await import('@/server/lab/matrix/matrix-cells')),
    ...(await import('@/components/purchase/stage-states')),
    ...(await import('@/components/admin/pipeline/contract-table')),
  };
};
let caravan: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  caravan = await load();
});

test('readiness demands the function of an added stage, and its event waits for it', () => {
  const { contract, heldEvents } = caravan;
  expect(contract.functionIds).toContain('review-course');
  const others = contract.functionIds.filter((id) => id !== 'review-course');
  const held = heldEvents(others.map((id) => ({ id, internalId: null, config: null })));
  expect([...held]).toEqual([['sessions/scheduled', ['review-course']]]);
});

test('the clock gives an added stage its deadline', () => {
  const { contract } = caravan;
  expect(contract.dueAt('DELIVERED', new Date(0))).toEqual(new Date(7_200_000));
  expect(contract.isOwed('DELIVERED')).toBe(true);
  expect(contract.fulfilled).toBe('REVIEWED');
});

test('the rail shows an added stage', () => {
  const { contract, stageStates } = caravan;
  const rail = stageStates<string>(contract.moving, { status: 'DELIVERED' });
  expect(rail.at(-1)).toEqual({ key: 'review', title: 'Reviewed', state: 'current' });
});

test('a purchase stops at an added stage by its title, and staff find it among what is owed', () => {
  const { currentStage, statusGroups } = caravan;
  const purchase = { status: 'DELIVERED' } as const;
  const facts = { purchase, events: [], arrivals: 1, bookingEmails: 2 };
  // Only the status of the purchase is read.
  const stage = currentStage(facts as unknown as Parameters<typeof currentStage>[0]);
  expect(stage).toMatchObject({ id: 'review', title: 'Reviewed', consumer: 'review-course' });
  expect(statusGroups['in-flight']).toContain('DELIVERED');
});

test('the lab can break an added stage, and the matrix tries it', () => {
  const { contract, faults, matrixCells } = caravan;
  expect(contract.stageIds).toContain('review');
  const hit = faults.filter(({ stages }) => stages.some((stage) => `${stage}` === 'review'));
  expect(hit.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['consumer-not-deployed', 'run-failed', 'event-not-published']),
  );
  const cell = { name: 'consumer-not-deployed', stage: 'review', expected: 'EVENT_UNCONSUMED at review' };
  expect(matrixCells).toContainEqual(cell);
});

test('the contract page lists an added stage', () => {
  const { contract, ContractTable } = caravan;
  const figures = { done: 0, lastAt: null, failed: 0, waiting: 0, oldest: null };
  const registration = { ok: true as const, registered: [], missing: [], functionOf: {} };
  const stages = contract.stages.map((stage) => ({ ...stage, ...figures }));
  const html = renderToStaticMarkup(createElement(ContractTable, { stages, registration, now: new Date(0) }));
  expect(html).toContain('review-course');
  expect(html).toContain('Review');
});
