import { expect, test } from 'vitest';
import { splitRefund } from './split-refund';

const payments = [
  { id: 'first', left: 500 },
  { id: 'empty', left: 0 },
  { id: 'second', left: 300 },
];

test.each([
  [0, []],
  [500, [{ paymentId: 'first', amount: 500 }]],
  [
    501,
    [
      { paymentId: 'first', amount: 500 },
      { paymentId: 'second', amount: 1 },
    ],
  ],
  [
    9000,
    [
      { paymentId: 'first', amount: 500 },
      { paymentId: 'second', amount: 300 },
    ],
  ],
])('%i goes back from the oldest payments that have something left', (amount, parts) => {
  expect(splitRefund(payments, amount)).toEqual(parts);
});
