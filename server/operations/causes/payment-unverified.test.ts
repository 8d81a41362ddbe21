import { expect, test } from 'vitest';
import { ago, evidenceOf } from '@/tests/support/evidence';
import { paymentUnverified } from './payment-unverified';

const says = (status: 'open' | 'paid' | 'expired', paidAt = ago(60)) => ({
  ok: true as const,
  checkout: {
    status,
    amount: 18_000,
    currency: 'EUR',
    method: null,
    intentRef: null,
    chargeRef: null,
    refunds: [],
    disputes: [],
    paidAt: status === 'paid' ? paidAt : null,
  },
});

test('paid a minute ago at the provider and not here: its webhook is lost', () => {
  expect(paymentUnverified(evidenceOf('PENDING', { provider: says('paid') }))).toMatchObject({
    state: 'stopped',
    stage: 'pay',
    confidence: { level: 'certain' },
    remedies: ['reconcile', 'cancel'],
  });
});

test('paid seconds ago: its webhook may still be on the way, so nothing is wrong', () => {
  expect(paymentUnverified(evidenceOf('PENDING', { provider: says('paid', ago(5)) }))).toBeNull();
});

test.each(['open', 'expired'] as const)('%s at the provider: nobody paid', (status) => {
  expect(paymentUnverified(evidenceOf('PENDING', { provider: says(status) }))).toBeNull();
});

test('paid, but refused here: the reason is told and the money is to be returned', () => {
  const rejected = {
    id: 'inbox-1',
    type: 'checkout.paid',
    receivedAt: ago(50),
    appliedAt: ago(50),
    outcome: 'REJECTED' as const,
    outcomeReason: 'Paid 1 EUR, quoted 2 EUR. A refund is due.',
    attempts: 1,
    lastError: null,
  };
  const finding = paymentUnverified(evidenceOf('PENDING', { provider: says('paid'), inbox: [rejected] }));
  expect(finding).toMatchObject({ remedies: ['cancel', 'reconcile'] });
  expect(finding?.explanation).toContain('A refund is due.');
});

test('its webhook is in the inbox and cannot be applied: the explanation names the last error', () => {
  const waiting = {
    id: 'inbox-1',
    type: 'checkout.paid',
    receivedAt: ago(50),
    appliedAt: null,
    outcome: null,
    outcomeReason: null,
    attempts: 3,
    lastError: 'deadlock detected',
  };
  const finding = paymentUnverified(evidenceOf('PENDING', { provider: says('paid'), inbox: [waiting] }));
  expect(finding?.explanation).toContain('not applied after 3 attempts: deadlock detected. Reconciling');
});

test('marked late before, and the provider is silent now: likely, not certain', () => {
  const late = evidenceOf('PENDING', { provider: { ok: false, reason: 'test cannot be asked' } });
  late.purchase.stageDueAt = ago(10);
  expect(paymentUnverified(late)?.confidence).toMatchObject({ level: 'likely' });
});

test('a payment that is recorded as taken is verified, such as a rejected one whose refund is on its way', () => {
  const evidence = evidenceOf('PENDING', { provider: says('paid') });
  for (const status of ['REJECTED', 'REFUNDED'] as const) {
    const payments = evidence.payments.map((payment) => ({ ...payment, status }));
    expect(paymentUnverified({ ...evidence, payments })).toBeNull();
  }
});
