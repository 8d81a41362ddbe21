import { expect, test } from 'vitest';
import { amountOf } from './amount-of';

const purchase = { left: 10_000, price: 10_000, currency: 'EUR', sessionCount: 3 };

test.each([
  [{ kind: 'all' }, 10_000],
  [{ kind: 'none' }, 0],
  [{ kind: 'amount', amount: 500 }, 500],
  [{ kind: 'sessions', count: 1 }, 3334],
  [{ kind: 'sessions', count: 3 }, 10_000],
] as const)('%o is %i of 10,000 for 3 sessions', (choice, amount) => {
  expect(amountOf(choice, purchase)).toBe(amount);
});

test('sessions never cost more than what is left', () => {
  expect(amountOf({ kind: 'sessions', count: 2 }, { ...purchase, left: 5000 })).toBe(5000);
});

test.each([
  [{ kind: 'amount', amount: 10_001 }, {}, 'refund.too-much'],
  [{ kind: 'sessions', count: 4 }, {}, 'refund.too-much'],
  [{ kind: 'all' }, { left: 0 }, 'refund.nothing-left'],
] as const)('%o is refused', (choice, more, code) => {
  expect(() => amountOf(choice, { ...purchase, ...more })).toThrow(expect.objectContaining({ code }));
});
