import { expect, test } from 'vitest';
import { contract } from '@/server/process/stages/contract';
import { purchaseHeadline, type Story } from './purchase-words';

const story = (more: Partial<Story>): Story => ({
  status: 'CREATED',
  isLate: false,
  wasDeclined: false,
  isConfirming: false,
  hasNoTrainerYet: false,
  confirmedAt: new Date(),
  student: { name: 'Aarav Sharma', email: 'aarav@example.com' },
  trainer: null,
  ...more,
});
const words = (more: Partial<Story>, now?: { isChecking: boolean }) => {
  const purchase = story(more);
  const underWay = contract.stageFrom(purchase.status)?.studentReads.now;
  return Object.values(purchaseHeadline(purchase, { ...now, underWay })).join(' ');
};

test('a student who paid reads so whenever something is late or missing', () => {
  for (const status of ['CONFIRMED', 'CREATED', 'ALLOCATED'] as const) {
    expect(words({ status, isLate: true })).toMatch(/longer than it should.*paid.*place is safe/);
  }
  expect(words({ hasNoTrainerYet: true, isLate: true })).toMatch(/No trainer is free.*paid.*full refund/);
});

test('a student who was not charged reads so', () => {
  expect(words({ status: 'PENDING', wasDeclined: true })).toContain('Nothing was charged.');
  expect(words({ status: 'EXPIRED' })).toContain('Nothing was charged.');
  expect(words({ status: 'CANCELLED', confirmedAt: null })).toContain('Nothing was charged.');
});

test('a student who paid for a cancelled purchase never reads that nothing was charged', () => {
  expect(words({ status: 'CANCELLED' })).not.toContain('Nothing was charged');
});

test('a student who paid by bank debit reads that it takes days, and is not asked to pay again', () => {
  const confirming = words({ status: 'PENDING', isConfirming: true }, { isChecking: true });
  expect(confirming).toMatch(/bank is confirming.*14 days.*don’t need to pay again/);
});

test('while the provider is asked, nobody is invited to pay again', () => {
  expect(words({ status: 'PENDING' }, { isChecking: true })).toContain('Please don’t pay again');
});
