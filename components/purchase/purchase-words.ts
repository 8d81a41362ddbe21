import type { PurchaseStatus } from '@/prisma/generated/enums';

export type Story = {
  status: PurchaseStatus;
  isLate: boolean;
  wasDeclined: boolean;
  hasNoTrainerYet: boolean;
  confirmedAt: Date | null;
  student: { name: string; email: string };
  trainer: { name: string } | null;
};

/** What a student reads first: two short sentences, and a longer one that says what happens next. */
export type Headline = { first: string; second: string; text: string };

/** The truth about a purchase in plain words, whatever its state. `isChecking`: we are asking the payment provider. */
export function purchaseHeadline(purchase: Story, { isChecking = false } = {}): Headline {
  const name = purchase.student.name.trim().split(/\s+/)[0] ?? '';
  const { email } = purchase.student;
  const waiting = purchase.isLate
    ? `You have paid and your place is safe. Our team sees that this is late and looks into it; you need not do anything. We write to ${email} as soon as it moves.`
    : `This usually takes a few seconds. You can close this page; we write to ${email} when it is done.`;
  const inFlight = (second: string): Headline => ({
    first: `You are in, ${name}.`,
    second: purchase.isLate ? 'This takes longer than it should.' : second,
    text: waiting,
  });

  switch (purchase.status) {
    case 'PENDING':
      if (isChecking) {
        return {
          first: `Welcome back, ${name}.`,
          second: 'We are checking your payment.',
          text: 'We ask the payment provider. This takes a moment; you need not pay again.',
        };
      }
      if (purchase.wasDeclined) {
        return {
          first: 'The payment was declined.',
          second: 'Nothing was charged.',
          text: 'Your bank or card said no. Try again, or pay in another way: your hours are kept.',
        };
      }
      return {
        first: `One step left, ${name}.`,
        second: 'Your payment.',
        text: 'Your hours are kept. If you have just paid, this page moves by itself as soon as we know.',
      };
    case 'CONFIRMED':
      return inFlight('We are enrolling you.');
    case 'CREATED':
      if (purchase.hasNoTrainerYet) {
        return {
          first: `You are in, ${name}.`,
          second: 'No trainer fits your hours yet.',
          text: `You have paid and your place is safe. Our team sees it and looks for one. We write to ${email}; if nobody can be found, you choose other hours or get all of your money back.`,
        };
      }
      return inFlight('We are finding your trainer.');
    case 'ALLOCATED':
      return inFlight('We are booking your sessions.');
    case 'SCHEDULED':
      return {
        first: `All set, ${name}.`,
        second: purchase.trainer ? `Your trainer is ${purchase.trainer.name}.` : 'Your sessions are booked.',
        text: `Every session is booked. We have written to ${email}.`,
      };
    case 'EXPIRED':
      return {
        first: 'This checkout has ended.',
        second: 'Nothing was charged.',
        text: 'It was not paid in time, so the hours are free again. You can choose them anew.',
      };
    case 'CANCELLED':
      return {
        first: 'This course is cancelled.',
        second: 'No more sessions take place.',
        text: purchase.confirmedAt ? 'A question about your money? Write to us.' : 'Nothing was charged.',
      };
    case 'REFUNDED':
      return {
        first: 'Your money is on its way back.',
        second: 'This course has ended.',
        text: 'Banks take up to ten days to show it.',
      };
  }
}
