import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromStripe, toStripe } from './stripe-amount';

test.each([
  ['EUR', 18_000, 18_000],
  ['JPY', 33_600, 33_600],
  ['KWD', 1_230, 1_230],
  ['ISK', 5_000, 500_000],
  ['UGX', 5_000, 500_000],
  ['MGA', 5_000, 50],
])('%s %i is %i at Stripe, and back', (currency, amount, there) => {
  expect(toStripe({ amount, currency })).toEqual({ amount: there, currency: currency.toLowerCase() });
  expect(fromStripe({ amount: there, currency: currency.toLowerCase() })).toEqual({ amount, currency });
});

test.each([
  ['MGA', 5_001],
  ['KWD', 1_234],
])('%s %i is refused before anything is charged: Stripe would take another amount', (currency, amount) => {
  expect(() => toStripe({ amount, currency })).toThrow('Stripe cannot take');
});

test('an amount that Stripe takes comes back as it was', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000 }).map((n) => n * 100);
  const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'ISK', 'UGX', 'MGA', 'HUF', 'INR');
  fc.assert(
    fc.property(amount, currency, (value, code) => {
      const money = { amount: value, currency: code };
      expect(fromStripe(toStripe(money))).toEqual(money);
    }),
  );
});
