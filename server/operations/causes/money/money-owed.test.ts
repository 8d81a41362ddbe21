import { expect, test } from 'vitest';
import { ago, evidenceOf } from '@/tests/support/evidence';
import { reachVerdict } from '../../diagnosis/reach-verdict';
import type { Evidence, PaymentEvidence } from '../../evidence/evidence';
import { paymentDisputed } from './payment-disputed';
import { refundDue } from './refund-due';
import { refundFailed } from './refund-failed';

/** Evidence of a booked purchase whose payment is this. */
function withPayment(more: Partial<PaymentEvidence>): Evidence {
  const evidence = evidenceOf('SCHEDULED');
  return { ...evidence, payments: evidence.payments.map((payment) => ({ ...payment, ...more })) };
}
const refund = (more: Partial<PaymentEvidence['refunds'][number]>) => ({
  id: 'refund-1',
  status: 'SUCCEEDED' as const,
  amount: 18_000,
  currency: 'EUR',
  createdAt: ago(100),
  failureReason: null,
  retriedBy: null,
  ...more,
});
const dispute = (status: PaymentEvidence['disputes'][number]['status']) => ({
  id: 'dispute-1',
  providerRef: 'dp_1',
  status,
  amount: 18_000,
  currency: 'EUR',
  reason: 'fraudulent',
  evidenceDueAt: new Date('2026-12-07T00:00:00Z'),
});

test('money that no course takes is owed back until a refund of it is on its way', () => {
  expect(refundDue(withPayment({ status: 'REJECTED' }))).toMatchObject({
    headline: '€180.00 is owed back to the student',
    remedies: ['refund', 'record-refund'],
  });
  for (const status of ['PENDING', 'SUCCEEDED'] as const)
    expect(refundDue(withPayment({ status: 'REJECTED', refunds: [refund({ status })] }))).toBeNull();
  expect(refundDue(withPayment({ status: 'SUCCEEDED' }))).toBeNull();
});

test('of money that no course takes, a part that is not on its way back is owed', () => {
  const half = withPayment({ status: 'REJECTED', refunds: [refund({ amount: 10_000 })] });
  expect(refundDue(half)).toMatchObject({ headline: '€80.00 is owed back to the student' });
});

test('a part of a payment that went back is no trouble', () => {
  const part = withPayment({ refunds: [refund({ amount: 500 })] });
  for (const rule of [refundDue, refundFailed, paymentDisputed]) expect(rule(part)).toBeNull();
});

test('a refund that failed is named with its reason until another one makes up for it', () => {
  const failed = refund({ status: 'FAILED', amount: 500, failureReason: 'Account closed.' });
  const finding = refundFailed(withPayment({ refunds: [failed] }));
  expect(finding).toMatchObject({
    headline: 'A refund of €5.00 failed',
    remedies: ['retry-refund', 'record-refund'],
  });
  expect(finding?.explanation).toContain('Account closed.');
  expect(refundFailed(withPayment({ refunds: [{ ...failed, retriedBy: { id: 'refund-2' } }] }))).toBeNull();
});

test('a failed refund is over once all of the money went back another way', () => {
  const failed = refund({ status: 'FAILED', failureReason: 'Account closed.' });
  expect(refundFailed(withPayment({ refunds: [failed, refund({ id: 'refund-2' })] }))).toBeNull();
});

test('a refund of rejected money that failed is named as failed, with its reason', () => {
  const failed = refund({ status: 'FAILED', failureReason: 'Account closed.' });
  const evidence = withPayment({ status: 'REJECTED', refunds: [failed] });
  expect(reachVerdict(evidence)).toMatchObject({ cause: 'REFUND_FAILED' });
});

test('what is refunded, failed or disputed is among the evidence, with the sums', () => {
  const failed = refund({ status: 'FAILED', amount: 500, failureReason: 'Account closed.' });
  const { evidence } = reachVerdict(withPayment({ refunds: [failed], disputes: [dispute('INQUIRY')] }));
  const said = evidence.map(({ label, finding }) => `${label}: ${finding}`);
  expect(said).toContainEqual(expect.stringMatching(/^Refund: FAILED, €5\.00, .*Account closed\./));
  expect(said).toContainEqual(expect.stringMatching(/^Dispute: INQUIRY, €180\.00, .*due 2026-12-07/));
  expect(said).toContain('Money: taken €180.00, owed €5.00');
});

test('a dispute hides no cause that can be repaired, and is not hidden by waiting', () => {
  const withDispute = (evidence: Evidence): Evidence => ({
    ...evidence,
    payments: evidence.payments.map((payment) => ({ ...payment, disputes: [dispute('OPEN')] })),
  });
  const silent = { ok: true as const, runs: [] };
  expect(reachVerdict(withDispute(evidenceOf('CREATED', { runs: silent }))).cause).toBe('EVENT_UNCONSUMED');
  const wait = { at: new Date(), considered: 3, ruledOut: {}, onlyTime: null };
  expect(reachVerdict(evidenceOf('CREATED', { wait })).cause).toBe('NO_ELIGIBLE_TRAINER');
  expect(reachVerdict(withDispute(evidenceOf('CREATED', { wait }))).cause).toBe('PAYMENT_DISPUTED');
});

test.each([
  ['INQUIRY', true],
  ['OPEN', true],
  ['WON', false],
  ['LOST', false],
] as const)('a dispute that is %s is one to answer: %s', (status, isOpen) => {
  const finding = paymentDisputed(withPayment({ disputes: [dispute(status)] }));
  expect(finding !== null).toBe(isOpen);
  if (isOpen) expect(finding?.explanation).toContain('by 2026-12-07');
});

test('a payment by bank debit that is not confirmed yet is no trouble', () => {
  const confirming = withPayment({ status: 'CONFIRMING' });
  for (const rule of [refundDue, refundFailed, paymentDisputed]) expect(rule(confirming)).toBeNull();
});
