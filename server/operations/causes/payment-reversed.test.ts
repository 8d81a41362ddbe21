import { expect, test } from 'vitest';
import { evidenceOf } from '@/tests/support/evidence';
import type { Evidence } from '../evidence/evidence';
import { paymentReversed } from './payment-reversed';

const refunded = (evidence: Evidence): Evidence => ({
  ...evidence,
  payments: evidence.payments.map((payment) => ({ ...payment, status: 'REFUNDED' })),
});

test.each(['CONFIRMED', 'CREATED', 'ALLOCATED', 'SCHEDULED'] as const)(
  'money that went back stops a purchase that is %s, on time or not',
  (status) => {
    expect(paymentReversed(refunded(evidenceOf(status)))).toMatchObject({
      state: 'stopped',
      confidence: { level: 'certain' },
      remedies: ['cancel'],
    });
  },
);

test('a refund of one payment does not matter while another one stands', () => {
  const evidence = evidenceOf('CREATED');
  const [payment] = evidence.payments;
  if (!payment) throw new Error('no payment');
  const both = { ...evidence, payments: [{ ...payment, id: 'old', status: 'REFUNDED' as const }, payment] };
  expect(paymentReversed(both)).toBeNull();
});

test('a fulfilled purchase whose sessions were all held is not reopened by a refund', () => {
  const evidence = evidenceOf('SCHEDULED');
  const held = evidence.sessions.map((session) => ({ ...session, status: 'HELD' as const }));
  expect(paymentReversed(refunded({ ...evidence, sessions: held }))).toBeNull();
});
