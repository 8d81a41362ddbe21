import { expect, test } from 'vitest';
import { PurchaseStatus } from '@/prisma/generated/enums';
import { contract } from '@/server/process/stages/contract';
import type { Money } from '@/server/purchases/money/money-of';
import { purchaseHeadline, type Story } from './purchase-words';

const money = (more: Partial<Money> = {}): Money => ({
  currency: 'EUR',
  taken: 0,
  returned: 0,
  returning: 0,
  disputed: 0,
  owed: 0,
  ...more,
});
const story = (more: Partial<Story>): Story => ({
  status: 'CREATED',
  isLate: false,
  wasDeclined: false,
  hasNoTrainerYet: false,
  isConfirming: false,
  money: [money()],
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
  expect(words({ hasNoTrainerYet: true, isLate: true })).toMatch(
    /No trainer is free.*paid.*get everything back/,
  );
});

test('a student who was not charged reads so', () => {
  expect(words({ status: 'PENDING', wasDeclined: true })).toContain('Nothing was charged.');
  expect(words({ status: 'EXPIRED' })).toContain('Nothing was charged.');
  expect(words({ status: 'CANCELLED' })).toContain('Nothing was charged.');
});

test.each(Object.values(PurchaseStatus))(
  '%s: a student who was charged never reads that nothing was',
  (status) => {
    for (const part of [
      {},
      { returned: 500 },
      { returning: 18_000 },
      { owed: 18_000 },
      { disputed: 18_000 },
    ]) {
      const told = words({ status, wasDeclined: true, money: [money({ taken: 18_000, ...part })] });
      expect(told).not.toContain('Nothing was charged');
    }
  },
);

test.each(['CONFIRMED', 'CREATED', 'ALLOCATED', 'SCHEDULED'] as const)(
  '%s: a student whose money went back or is disputed reads that, and not that the place is paid and safe',
  (status) => {
    for (const [part, said] of [
      [{ returned: 18_000 }, 'went back to you'],
      [{ disputed: 18_000 }, 'Your bank is deciding'],
      [{ owed: 500 }, 'We owe you €5.00'],
    ] as const)
      for (const isLate of [true, false]) {
        const told = words({ status, isLate, money: [money({ taken: 18_000, ...part })] });
        expect(told).toContain(said);
        expect(told).not.toContain('You’ve paid and your place is safe');
      }
  },
);

test('what is owed, on its way and back is told of a purchase that ended', () => {
  const ended = (more: Partial<Money>) =>
    words({ status: 'EXPIRED', money: [money({ taken: 18_000, ...more })] });
  expect(ended({ owed: 18_000 })).toContain('We owe you €180.00');
  expect(ended({ returning: 18_000 })).toContain('on its way back to you');
  expect(ended({ returned: 18_000 })).toContain('went back to you');
});

test('a student who paid by bank debit reads that it takes days, and is not asked to pay', () => {
  expect(words({ status: 'PENDING', isConfirming: true })).toMatch(/bank is confirming.*14 days/);
});

test('a student who paid by bank debit reads that it takes days, and is not asked to pay again', () => {
  const confirming = words({ status: 'PENDING', isConfirming: true }, { isChecking: true });
  expect(confirming).toMatch(/bank is confirming.*14 days.*don’t need to pay again/);
});

test('while the provider is asked, nobody is invited to pay again', () => {
  expect(words({ status: 'PENDING' }, { isChecking: true })).toContain('Please don’t pay again');
});
