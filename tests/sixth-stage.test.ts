import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test, vi } from 'vitest';
import type * as Definition from '@/server/process/stages/stages';

/** A stage that Caravan does not have. */
const deliver = {
  id: 'deliver',
  title: 'Delivered',
  from: 'SCHEDULED',
  to: 'DELIVERED',
  consumes: 'sessions/scheduled',
  consumer: 'deliver-course',
  emits: 'course/delivered',
  writes: 'Attendance',
  proof: 'true',
  work: 'Delivery',
  undone: 'The course was not delivered',
  missing: 'attendance is missing',
  dueWithinSeconds: 7200,
  whenOverdue: 'late',
  staffReads: 'Booked; the sessions are being held',
  studentReads: { open: 'Your sessions', done: 'Sessions held', now: 'Your sessions are under way.' },
} as const satisfies Definition.StageDefinition;

const load = async () => {
  vi.doMock('@/server/process/stages/stages', async (original) => {
    const definition = await original<typeof Definition>();
    return { ...definition, stages: [...definition.stages, deliver] };
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
  expect(contract.functionIds).toContain('deliver-course');
  const others = contract.functionIds.filter((id) => id !== 'deliver-course');
  const held = heldEvents(others.map((id) => ({ id, internalId: null, config: null })));
  expect([...held]).toEqual([['sessions/scheduled', ['deliver-course']]]);
});

test('the clock gives an added stage its deadline', () => {
  const { contract } = caravan;
  expect(contract.dueAt('SCHEDULED', new Date(0))).toEqual(new Date(7_200_000));
  expect(contract.isOwed('SCHEDULED')).toBe(true);
  expect(contract.fulfilled).toBe('DELIVERED');
});

test('the rail shows an added stage', () => {
  const { contract, stageStates } = caravan;
  const rail = stageStates<string>(contract.moving, { status: 'SCHEDULED' });
  expect(rail.at(-1)).toEqual({ key: 'deliver', title: 'Delivered', state: 'current' });
});

test('a purchase stops at an added stage by its title, and staff find it among what is owed', () => {
  const { currentStage, statusGroups } = caravan;
  const purchase = { status: 'SCHEDULED' } as const;
  const facts = { purchase, events: [], arrivals: 1, bookingEmails: 2 };
  // Only the status of the purchase is read.
  const stage = currentStage(facts as unknown as Parameters<typeof currentStage>[0]);
  expect(stage).toMatchObject({ id: 'deliver', title: 'Delivered', consumer: 'deliver-course' });
  expect(statusGroups['in-flight']).toContain('SCHEDULED');
});

test('the lab can break an added stage, and the matrix tries it', () => {
  const { contract, faults, matrixCells } = caravan;
  expect(contract.stageIds).toContain('deliver');
  const hit = faults.filter(({ stages }) => stages.some((stage) => `${stage}` === 'deliver'));
  expect(hit.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['consumer-not-deployed', 'run-failed', 'event-not-published']),
  );
  const cell = { name: 'consumer-not-deployed', stage: 'deliver', expected: 'EVENT_UNCONSUMED at deliver' };
  expect(matrixCells).toContainEqual(cell);
});

test('the contract page lists an added stage', () => {
  const { contract, ContractTable } = caravan;
  const figures = { done: 0, lastAt: null, failed: 0, waiting: 0, oldest: null };
  const registration = { ok: true as const, registered: [], missing: [], functionOf: {} };
  const stages = contract.stages.map((stage) => ({ ...stage, ...figures }));
  const html = renderToStaticMarkup(createElement(ContractTable, { stages, registration, now: new Date(0) }));
  expect(html).toContain('deliver-course');
  expect(html).toContain('Attendance');
});
