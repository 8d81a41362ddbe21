import { expect, test } from 'vitest';
import { readPrice, typedPrice } from './price';

test.each([
  ['240.50', 'EUR', 24_050],
  ['240,5', 'EUR', 24_050],
  ['0.29', 'EUR', 29],
  ['62000', 'JPY', 62_000],
  ['62000.00', 'JPY', 62_000],
])('%s %s is %i minor units', (typed, currency, amount) => {
  expect(readPrice(typed, currency)).toBe(amount);
  expect(readPrice(typedPrice(amount, currency), currency)).toBe(amount);
});

test.each(['', '0', '-5', '12.345', '1,200.00', 'ten', '1e3'])('%j is no price in euros', (typed) => {
  expect(readPrice(typed, 'EUR')).toBeNull();
});

test('yen have no cents', () => {
  expect(readPrice('100.50', 'JPY')).toBeNull();
});
