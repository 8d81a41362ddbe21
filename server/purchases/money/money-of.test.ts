import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DisputeStatus, PaymentStatus, RefundStatus } from '@/prisma/generated/enums';
import { moneyOf, moneyOfPayment, type PaymentFacts } from './money-of';

const paid: PaymentFacts = {
  status: 'SUCCEEDED',
  amount: 49_900,
  currency: 'EUR',
  takenAmount: 49_900,
  takenCurrency: 'EUR',
  refunds: [],
  disputes: [],
};
const refund = (status: RefundStatus, amount: number, isRetried = false) => ({
  status,
  amount,
  retriedBy: isRetried ? { id: 'again' } : null,
});

test('5.00 of 499.00 returned: the rest stays, and nothing is owed', () => {
  const money = moneyOfPayment({ ...paid, refunds: [refund('SUCCEEDED', 500)] });
  expect(money).toEqual({
    currency: 'EUR',
    taken: 49_900,
    returned: 500,
    returning: 0,
    disputed: 0,
    owed: 0,
  });
});

test('money that no course takes is owed until it is on its way', () => {
  const rejected: PaymentFacts = { ...paid, status: 'REJECTED' };
  expect(moneyOfPayment(rejected).owed).toBe(49_900);
  expect(moneyOfPayment({ ...rejected, refunds: [refund('PENDING', 20_000)] })).toMatchObject({
    owed: 29_900,
    returning: 20_000,
  });
  expect(moneyOfPayment({ ...rejected, disputes: [{ status: 'LOST', amount: 49_900 }] }).owed).toBe(0);
});

test('a refund that failed is owed until it is retried, and a retry that fails is owed again', () => {
  expect(moneyOfPayment({ ...paid, refunds: [refund('FAILED', 500)] }).owed).toBe(500);
  const retried = [refund('FAILED', 500, true), refund('PENDING', 500)];
  expect(moneyOfPayment({ ...paid, refunds: retried })).toMatchObject({ owed: 0, returning: 500 });
  const failedTwice = [refund('FAILED', 500, true), refund('FAILED', 500)];
  expect(moneyOfPayment({ ...paid, refunds: failedTwice }).owed).toBe(500);
});

test('an inquiry takes nothing, an open dispute holds the money, a lost one returns it', () => {
  const disputed = (status: DisputeStatus) =>
    moneyOfPayment({ ...paid, disputes: [{ status, amount: 49_900 }] });
  expect(disputed('INQUIRY')).toMatchObject({ disputed: 0, returned: 0 });
  expect(disputed('OPEN')).toMatchObject({ disputed: 49_900, returned: 0 });
  expect(disputed('WON')).toMatchObject({ disputed: 0, returned: 0 });
  expect(disputed('LOST')).toMatchObject({ disputed: 0, returned: 49_900 });
});

test('a refund that is told before its payment was taken, too', () => {
  const open: PaymentFacts = { ...paid, status: 'PENDING', takenAmount: null, takenCurrency: null };
  expect(moneyOfPayment({ ...open, refunds: [refund('SUCCEEDED', 500)] })).toMatchObject({
    taken: 500,
    returned: 500,
    owed: 0,
  });
});

test('a payment in another currency than quoted is money of its own', () => {
  const inDollars: PaymentFacts = { ...paid, status: 'REJECTED', takenCurrency: 'USD' };
  const [euros, dollars] = moneyOf({ currency: 'EUR', payments: [inDollars, paid] });
  expect(euros).toMatchObject({ currency: 'EUR', taken: 49_900, owed: 0 });
  expect(dollars).toMatchObject({ currency: 'USD', taken: 49_900, owed: 49_900 });
});

const amount = fc.integer({ min: 1, max: 100_000 });
const anyPayment: fc.Arbitrary<PaymentFacts> = fc.record({
  status: fc.constantFrom(...Object.values(PaymentStatus)),
  amount,
  currency: fc.constantFrom('EUR', 'JPY'),
  takenAmount: fc.option(amount, { nil: null }),
  takenCurrency: fc.constantFrom(null, 'EUR', 'USD'),
  refunds: fc.array(
    fc.record({
      status: fc.constantFrom(...Object.values(RefundStatus)),
      amount,
      retriedBy: fc.constantFrom(null, { id: 'again' }),
    }),
    { maxLength: 4 },
  ),
  disputes: fc.array(fc.record({ status: fc.constantFrom(...Object.values(DisputeStatus)), amount }), {
    maxLength: 2,
  }),
});

test('whatever happens, each part of the money is in one place, and no more is owed than is here', () => {
  fc.assert(
    fc.property(anyPayment, (payment) => {
      const { taken, returned, returning, disputed, owed } = moneyOfPayment(payment);
      for (const part of [taken, returned, returning, disputed, owed]) expect(part).toBeGreaterThanOrEqual(0);
      expect(returned + returning + disputed + owed).toBeLessThanOrEqual(taken);
    }),
  );
});

test('the money of a purchase is the sum of its payments, in any order', () => {
  fc.assert(
    fc.property(fc.array(anyPayment, { maxLength: 4 }), (payments) => {
      const purchase = { currency: 'EUR', payments };
      const owed = (all: typeof payments) =>
        moneyOf({ ...purchase, payments: all }).reduce((sum, money) => sum + money.owed, 0);
      expect(owed(payments)).toBe(payments.reduce((sum, payment) => sum + moneyOfPayment(payment).owed, 0));
      expect(owed([...payments].reverse())).toBe(owed(payments));
      expect(moneyOf(purchase)[0].currency).toBe('EUR');
    }),
  );
});
