import { expect, test } from 'vitest';
import { PurchaseStatus } from '@/prisma/generated/enums';
import { standingOf } from './standing';

const base = { isLate: false, sessionCount: 8, trainerName: null, lastKind: null };

test('a late purchase never stands as moving or done', () => {
  for (const status of ['PENDING', 'CONFIRMED', 'CREATED', 'ALLOCATED'] as const) {
    expect(standingOf({ ...base, status, isLate: true }).state, status).toBe('late');
  }
});

test('waiting for a trainer whom nobody can be is not called moving', () => {
  expect(standingOf({ ...base, status: 'CREATED', lastKind: 'trainer.none-eligible' }).state).toBe('waiting');
  expect(standingOf({ ...base, status: 'CREATED' }).state).toBe('moving');
});

test('every status has a sentence', () => {
  for (const status of Object.values(PurchaseStatus)) {
    expect(standingOf({ ...base, status }).sentence.length, status).toBeGreaterThan(10);
  }
});
