import { expect, test } from 'vitest';
import { discountOf } from './discount-of';

const percent = (percent: number) => ({ percent, amount: null, currency: null });
const off = (amount: number, currency: string) => ({ percent: null, amount, currency });

test('a percentage is rounded down to minor units', () => {
  expect(discountOf(percent(10), { amount: 18_000, currency: 'EUR' })).toBe(1_800);
  expect(discountOf(percent(33), { amount: 999, currency: 'EUR' })).toBe(329);
  expect(discountOf(percent(15), { amount: 33_610, currency: 'JPY' })).toBe(5_041);
});

test('it leaves a total that a provider can take of the currency', () => {
  expect(discountOf(percent(33), { amount: 100_010, currency: 'KWD' })).toBe(33_000);
  expect(discountOf(percent(33), { amount: 100_000, currency: 'MGA' })).toBe(33_000);
  expect(discountOf(percent(33), { amount: 100_100, currency: 'MGA' })).toBe(33_000);
});

test('an amount is taken off prices of its own currency', () => {
  expect(discountOf(off(2_000, 'EUR'), { amount: 18_000, currency: 'EUR' })).toBe(2_000);
  expect(discountOf(off(2_000, 'EUR'), { amount: 18_000, currency: 'USD' })).toBeNull();
});
