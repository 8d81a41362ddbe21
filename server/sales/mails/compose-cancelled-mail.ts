import { formatMoney } from '@/server/core/money/format-money';
import type { Mail } from '@/server/fulfillment/mail/mail';

export type CancelledMail = {
  purchaseId: string;
  number: number;
  courseTitle: string;
  studentName: string;
  /** Sessions that were still to come. */
  cancelledSessions: number;
  /** Minor units of `currency` that went back or are on their way. */
  refunded: number;
  currency: string;
};

/** Tells the student or the trainer that a course was cancelled. It never says why: the reason is for staff. */
export function composeCancelledMail(
  mail: CancelledMail,
  reader: { role: 'student' | 'trainer'; name: string },
): Mail {
  const { purchaseId, number, courseTitle, studentName, cancelledSessions, refunded, currency } = mail;
  const count = cancelledSessions === 1 ? '1 session' : `${cancelledSessions} sessions`;
  const blocks: Mail['blocks'] =
    reader.role === 'trainer'
      ? [
          {
            kind: 'text',
            text: `${courseTitle} with ${studentName} was cancelled. ${count} that were booked with you will not take place, and those times are free again.`,
          },
        ]
      : [
          {
            kind: 'text',
            text:
              cancelledSessions > 0
                ? `Your course ${courseTitle} was cancelled. ${count} will not take place.`
                : `Your course ${courseTitle} was cancelled.`,
          },
          {
            kind: 'text',
            text:
              refunded > 0
                ? `We refund ${formatMoney(refunded, currency)}. You get another email when the money is on its way to you.`
                : 'You were not charged for it, or nothing is left to refund.',
          },
          { kind: 'buttons', buttons: [{ label: 'My course', path: `/purchases/${purchaseId}` }] },
        ];
  if (cancelledSessions > 0)
    blocks.push({
      kind: 'text',
      text: 'The attached calendar file takes the sessions out of your calendar.',
    });
  const subject =
    reader.role === 'trainer' ? `Cancelled: ${studentName}, ${courseTitle}` : `Cancelled: ${courseTitle}`;
  return { subject, name: reader.name, number, blocks };
}
