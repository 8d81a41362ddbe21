import { expect, test } from 'vitest';
import { comparePayment, compareRefund } from './compare-books';

const euros = { amount: 18_000, currency: 'EUR' };
const ours = { ...euros, status: 'SUCCEEDED' as const, takenAmount: 18_000, takenCurrency: 'EUR' };

test('the same money in the same state is no difference, also when it was rejected or went back', () => {
  for (const status of ['SUCCEEDED', 'REJECTED', 'REFUNDED'] as const)
    expect(comparePayment(euros, { ...ours, status })).toBeNull();
  expect(compareRefund({ ...euros, status: 'PENDING' }, { ...euros, status: 'PENDING' })).toBeNull();
});

test.each([
  ['not known here', null, 'no payment here is that'],
  ['unpaid here', { ...ours, status: 'CANCELLED' as const }, 'CANCELLED here'],
  ['of another amount', { ...ours, takenAmount: 17_000 }, '€170.00'],
  ['in another currency', { ...ours, takenCurrency: 'USD' }, 'US$180.00'],
])('a payment that is %s differs', (_, row, words) => {
  expect(comparePayment(euros, row)?.detail).toContain(words);
});

test('a refund differs by its state, its amount, or by not being here', () => {
  const theirs = { ...euros, status: 'FAILED' as const };
  expect(compareRefund(theirs, null)?.detail).toContain('not known here');
  expect(compareRefund(theirs, { ...euros, status: 'SUCCEEDED' })?.detail).toContain('SUCCEEDED here');
  expect(compareRefund(theirs, { ...theirs, amount: 1 })?.detail).toContain('we have');
});
