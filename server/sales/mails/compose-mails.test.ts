import { expect, test } from 'vitest';
import { saidIn } from '@/tests/support/said-in';
import { composeCancelledMail } from './compose-cancelled-mail';
import { composeDisputeMail } from './compose-dispute-mail';
import { composeRefundFailedMail } from './compose-refund-failed-mail';
import { composeRefundIssuedMail } from './compose-refund-issued-mail';

const about = { purchaseId: 'p1', number: 10_042, courseTitle: 'Robotics', currency: 'JPY' };
const refund = { ...about, name: 'Aarav', amount: 33_600, method: null, isByHand: false, creditNoteId: 'c1' };

test('a refund names the amount in its own currency and links its credit note', () => {
  const said = saidIn(composeRefundIssuedMail(refund));
  expect(said).toContain('33,600');
  expect(said).toContain('/receipts/c1');
  expect(saidIn(composeRefundIssuedMail({ ...refund, creditNoteId: null }))).not.toContain('/receipts/');
});

test('a refund that was paid by hand promises nothing of a card', () => {
  const said = saidIn(composeRefundIssuedMail({ ...refund, method: 'card ending 4242', isByHand: true }));
  expect(said).toContain('directly');
  expect(said).not.toContain('4242');
});

test('a refund that failed says that the money is still owed', () => {
  expect(saidIn(composeRefundFailedMail(refund))).toContain('We still owe you the money');
});

test('a cancellation tells the student of the money, and the trainer only of the sessions', () => {
  const mail = { ...about, studentName: 'Aarav', cancelledSessions: 3, refunded: 33_600 };
  const student = saidIn(composeCancelledMail(mail, { role: 'student', name: 'Aarav' }));
  const trainer = saidIn(composeCancelledMail(mail, { role: 'trainer', name: 'Ishita' }));
  expect(student).toContain('We refund');
  expect(trainer).toContain('3 sessions that were booked with you will not take place');
  expect(trainer).not.toContain('33,600');
});

test.each(['INQUIRY', 'OPEN', 'WON', 'LOST'] as const)(
  'a dispute that is %s leads the team to the purchase',
  (status) => {
    const mail = composeDisputeMail({
      ...{ ...about, studentName: 'Aarav', status, amount: 33_600, reason: 'fraudulent' },
      evidenceDueAt: status === 'OPEN' ? new Date('2026-12-24T12:00:00Z') : null,
    });
    expect(mail.name).toBeNull();
    expect(saidIn(mail)).toContain('/admin/purchases/P-10042');
    expect(saidIn(mail).includes('24 Dec 2026')).toBe(status === 'OPEN');
  },
);
