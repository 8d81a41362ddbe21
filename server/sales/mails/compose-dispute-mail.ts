import type { DisputeStatus } from '@/prisma/generated/enums';
import { formatMoney } from '@/server/core/money/format-money';
import { formatTime } from '@/server/core/time/format-time';
import type { Mail } from '@/server/fulfillment/mail/mail';

export type DisputeMail = {
  number: number;
  studentName: string;
  courseTitle: string;
  status: DisputeStatus;
  /** Minor units of `currency`. */
  amount: number;
  currency: string;
  reason: string;
  evidenceDueAt: Date | null;
};

const said: Record<DisputeStatus, { subject: string; text: string }> = {
  INQUIRY: {
    subject: 'A bank asks about a payment',
    text: 'The bank has taken nothing back yet. An answer in time can prevent a dispute.',
  },
  OPEN: {
    subject: 'A payment is disputed',
    text: 'The bank has taken the money back until it decides. Hand in evidence at the payment provider.',
  },
  WON: { subject: 'Dispute won', text: 'The bank decided for the school. The money stays.' },
  LOST: { subject: 'Dispute lost', text: 'The bank decided for the student. The money has gone back.' },
};

/** Tells the team what a bank says of a disputed payment. */
export function composeDisputeMail(dispute: DisputeMail): Mail {
  const { number, studentName, courseTitle, status, amount, currency, reason, evidenceDueAt } = dispute;
  const { subject, text } = said[status];
  return {
    subject: `${subject}: P-${number}, ${formatMoney(amount, currency)}`,
    name: null,
    number,
    blocks: [
      { kind: 'text', text },
      {
        kind: 'facts',
        facts: [
          ['Student', studentName],
          ['Course', courseTitle],
          ['Amount', formatMoney(amount, currency)],
          ['Reason', reason],
          ...(evidenceDueAt
            ? [['Evidence due', `${formatTime(evidenceDueAt, 'full', 'UTC')} UTC`] as const]
            : []),
        ],
      },
      { kind: 'buttons', buttons: [{ label: 'Open purchase', path: `/admin/purchases/P-${number}` }] },
    ],
  };
}
