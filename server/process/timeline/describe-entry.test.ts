import { expect, test } from 'vitest';
import { describeEntry } from './describe-entry';

test('a refusal by every trainer tells how many, and for what', () => {
  const data = { considered: 15, ruledOut: { 'no-common-slot': 3, skill: 12 } };
  expect(describeEntry({ kind: 'trainer.none-eligible', data })).toEqual({
    title: 'No trainer available',
    detail: '15 considered: 12 do not teach it, 3 have no common time',
    tone: 'warn',
  });
});

test('a verified payment tells how much, by what means and how we know', () => {
  const data = {
    provider: 'test',
    providerRef: 'r',
    amount: 1_800_000,
    currency: 'INR',
    method: 'card ending 4242',
    source: 'webhook',
    inboxEventId: null,
  };
  expect(describeEntry({ kind: 'payment.confirmed', data }).detail).toBe(
    '₹18,000.00, card ending 4242, test webhook',
  );
});

test('an entry of another version is shown as what it is: its kind, and that it cannot be read', () => {
  for (const kind of ['purchase.teleported', 'toString', 'payment.confirmed']) {
    expect(describeEntry({ kind, data: { amount: 'much' } })).toMatchObject({
      title: [{ code: kind }],
      detail: expect.stringContaining('shown as stored'),
      tone: 'warn',
    });
  }
});
