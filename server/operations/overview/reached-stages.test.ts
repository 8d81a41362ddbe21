import { expect, test } from 'vitest';
import { reachedStages } from './reached-stages';

test('each stage says how many came to it and how many came through', () => {
  const stages = reachedStages([
    { status: 'CONFIRMED', wasBooked: false, count: 1 },
    { status: 'CREATED', wasBooked: false, count: 2 },
    { status: 'ALLOCATED', wasBooked: false, count: 3 },
    { status: 'SCHEDULED', wasBooked: true, count: 4 },
    { status: 'REFUNDED', wasBooked: true, count: 5 },
    { status: 'REFUNDED', wasBooked: false, count: 6 },
  ]);
  expect(stages.map(({ stage, entered, passed }) => [stage, entered, passed])).toEqual([
    ['create', 15, 14],
    ['allocate', 14, 12],
    ['schedule', 12, 9],
  ]);
});

test('nothing paid is nothing entered', () => {
  expect(reachedStages([]).every(({ entered, passed }) => entered === 0 && passed === 0)).toBe(true);
});
