import { expect, test } from 'vitest';
import { receiptFacts } from './receipt-facts';

const receipt = {
  kind: 'RECEIPT' as const,
  description: 'Python from zero, Calm, 8 sessions',
  amount: 11_900,
  currency: 'EUR',
  discount: 0,
  taxRateBasisPoints: 1900,
  taxAmount: 1900,
  method: 'card ending 4242',
};

test('a receipt says what was bought, what of it is tax, and how it was paid', () => {
  expect(receiptFacts(receipt)).toEqual([
    ['For', 'Python from zero, Calm, 8 sessions'],
    ['Net', '€100.00'],
    ['Tax included (19 %)', '€19.00'],
    ['Total paid', '€119.00'],
    ['Paid with', 'card ending 4242'],
  ]);
});

test('a credit note says what was refunded, a discount what was taken off, and no tax is no line', () => {
  const facts = receiptFacts({
    ...receipt,
    ...{ kind: 'CREDIT_NOTE' as const, discount: 1000, taxRateBasisPoints: 0, taxAmount: 0, method: null },
  });
  expect(facts).toEqual([
    ['For', 'Python from zero, Calm, 8 sessions'],
    ['Price', '€129.00'],
    ['Discount', '-€10.00'],
    ['Total refunded', '€119.00'],
  ]);
});
