import { expect, test } from 'vitest';
import { contract } from '@/server/process/stages/contract';
import { stageStates } from './stage-states';

const states = (purchase: Parameters<typeof stageStates>[1]) =>
  stageStates(contract.moving, purchase).map(({ state }) => state);

test('the rail has every stage that moves a purchase', () => {
  const titles = stageStates(contract.moving, { status: 'PENDING' }).map(({ title }) => title);
  expect(titles).toEqual(['Paid', 'Enrolled', 'Trainer', 'Sessions', 'Delivered']);
});

test('an unpaid purchase waits at the first point, a booked one at the last, a delivered one at none', () => {
  expect(states({ status: 'PENDING' })).toEqual(['current', ...Array(4).fill('upcoming')]);
  expect(states({ status: 'SCHEDULED' })).toEqual([...Array(4).fill('done'), 'current']);
  expect(states({ status: 'DELIVERED' })).toEqual(Array(5).fill('done'));
});

test('a late purchase is late at the stage it waits for, not before and not after', () => {
  expect(states({ status: 'CREATED', isLate: true })).toEqual([
    'done',
    'done',
    'late',
    'upcoming',
    'upcoming',
  ]);
});

test('an ended purchase keeps what it reached and has nothing ahead', () => {
  expect(states({ status: 'REFUNDED', reached: 'CREATED' })).toEqual([
    'done',
    'done',
    'ended',
    'ended',
    'ended',
  ]);
  expect(states({ status: 'EXPIRED' })).toEqual(Array(5).fill('ended'));
});
