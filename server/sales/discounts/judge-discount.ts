import { formatMoney } from '@/server/core/money/format-money';
import { smallestPayment } from '../gateway/smallest-payment';
import { type DiscountRule, discountOf } from './discount-of';

/** What is known of a code when somebody wants to use it for a price. `uses` leaves out the checkout that this one replaces. */
export type DiscountFacts = DiscountRule & {
  startsAt: Date;
  endsAt: Date | null;
  isForThisCourse: boolean;
  maxUses: number | null;
  maxUsesPerStudent: number | null;
  uses: number;
  usesByStudent: number;
};

export type DiscountRefusal =
  | 'discount.not-yet'
  | 'discount.ended'
  | 'discount.course'
  | 'discount.currency'
  | 'discount.used-up'
  | 'discount.used'
  | 'discount.too-small';

type Judged = { discount: number; total: number } | { refusal: DiscountRefusal; words: string };

/** Minor units off a price and what is left to pay, or why the code cannot be used. The database refuses the same ones. */
export function judgeDiscount(
  code: DiscountFacts,
  price: { amount: number; currency: string },
  now: Date,
): Judged {
  const refuse = (refusal: DiscountRefusal, words: string): Judged => ({ refusal, words });
  if (now < code.startsAt) return refuse('discount.not-yet', 'This code can’t be used yet.');
  if (code.endsAt && now >= code.endsAt) return refuse('discount.ended', 'This code has ended.');
  if (!code.isForThisCourse) return refuse('discount.course', 'This code is not for this course.');
  const discount = discountOf(code, price);
  if (discount === null)
    return refuse('discount.currency', `This code is for prices in ${code.currency ?? 'another currency'}.`);
  if (code.maxUses !== null && code.uses >= code.maxUses)
    return refuse('discount.used-up', 'This code has been used up.');
  if (code.maxUsesPerStudent !== null && code.usesByStudent >= code.maxUsesPerStudent)
    return refuse('discount.used', 'You have already used this code.');
  const least = smallestPayment(price.currency);
  const total = price.amount - discount;
  if (total < least || discount < 1)
    return refuse(
      'discount.too-small',
      discount < 1
        ? 'This code takes nothing off this price.'
        : `This code takes off more than this plan allows: the smallest payment is ${formatMoney(least, price.currency)}. Try it on a larger plan.`,
    );
  return { discount, total };
}
