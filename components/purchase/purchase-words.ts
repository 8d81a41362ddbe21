import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { Money } from '@/server/purchases/money/money-of';
import { hasMoneyNews } from '../money/has-money-news';
import { moneyWords } from '../money/money-words';

export type Story = {
  status: PurchaseStatus;
  isLate: boolean;
  wasDeclined: boolean;
  hasNoTrainerYet: boolean;
  /** Paid by a method that confirms later. */
  isConfirming: boolean;
  money: readonly Money[];
  student: { name: string; email: string };
  trainer: { name: string } | null;
};

/** What a student reads first: two short sentences, and a longer one about what happens next. */
export type Headline = { first: string; second: string; text: string };

/**
 * The status of a purchase in plain words. What it says of money comes from where the money is, never from the status alone.
 * `isChecking`: the payment provider is being asked. `underWay`: the student's text of the stage that the purchase waits for.
 */
export function purchaseHeadline(
  purchase: Story,
  { isChecking = false, underWay = '' }: { isChecking?: boolean; underWay?: string } = {},
): Headline {
  const name = purchase.student.name.trim().split(/\s+/)[0] ?? '';
  const { email } = purchase.student;
  const ofMoney = moneyWords(purchase.money).join(' ');
  const news = purchase.money.some(hasMoneyNews) ? ofMoney : '';
  const isSafe = news || 'You’ve paid and your place is safe.';
  const waiting = purchase.isLate
    ? `${isSafe} Our team has been alerted and is on it. You don’t need to do anything; we’ll email ${email} as soon as there’s news.`
    : `${news} This usually takes a few seconds. You can close this page; we’ll email ${email} when it’s done.`.trim();
  const inFlight: Headline = {
    first: `You’re in, ${name}.`,
    second: purchase.isLate ? 'This is taking longer than it should.' : underWay,
    text: waiting,
  };

  switch (purchase.status) {
    case 'PENDING':
      if (ofMoney)
        return {
          first: `About your payment, ${name}.`,
          second: 'This course was not booked.',
          text: ofMoney,
        };
      if (purchase.isConfirming) {
        return {
          first: `Thank you, ${name}.`,
          second: 'Your bank is confirming the payment.',
          text: `This can take up to 14 days. Your times are saved, and you don’t need to pay again. We’ll email ${email} when your place is confirmed.`,
        };
      }
      if (isChecking) {
        return {
          first: `Welcome back, ${name}.`,
          second: underWay,
          text: 'We’re confirming your payment. Please don’t pay again.',
        };
      }
      if (purchase.wasDeclined) {
        return {
          first: 'The payment was declined.',
          second: 'Nothing was charged.',
          text: 'Your bank declined the payment. Try again, or pay another way. Your times are saved.',
        };
      }
      return {
        first: `One step left, ${name}.`,
        second: 'Your payment.',
        text: 'Your times are saved. If you’ve just paid, this page updates automatically.',
      };
    case 'CREATED':
      if (purchase.hasNoTrainerYet) {
        return {
          first: `You’re in, ${name}.`,
          second: 'No trainer is free at your times yet.',
          text: `${isSafe} Our team is looking for a trainer and will email ${email}. You can also choose new times, or cancel and get everything back.`,
        };
      }
      return inFlight;
    case 'CONFIRMED':
    case 'ALLOCATED':
      return inFlight;
    case 'SCHEDULED':
      return {
        first: `All set, ${name}.`,
        second: purchase.trainer ? `Your trainer is ${purchase.trainer.name}.` : 'Your sessions are booked.',
        text: `Every session is booked. We’ve emailed the details to ${email}. ${news}`.trim(),
      };
    case 'DELIVERED':
      return {
        first: `Well done, ${name}.`,
        second: 'Your course is complete.',
        text: `Notes and materials stay with your sessions below. ${news}`.trim(),
      };
    case 'EXPIRED':
      return {
        first: 'This checkout has ended.',
        second: ofMoney ? 'The course was not booked.' : 'Nothing was charged.',
        text: ofMoney || 'It wasn’t paid in time. You can choose times again.',
      };
    case 'CANCELLED':
    case 'REFUNDED':
      return {
        first: 'This course is cancelled.',
        second: 'There are no more sessions.',
        text: ofMoney || 'Nothing was charged.',
      };
  }
}
