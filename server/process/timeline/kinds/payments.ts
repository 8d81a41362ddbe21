import { z } from 'zod';
import { formatMoney } from '@/server/core/money/format-money';
import { entryKind, join } from './entry-kind';

/** Webhook inbox row, when it came by webhook. */
const inboxEventId = z.string().nullable();
const refusal = {
  provider: z.string(),
  providerRef: z.string().optional(),
  inboxEventId,
  reason: z.string(),
};

/** What the student accepted before paying, beyond what the plan promises. Older entries do not have it. */
const accepted = z.object({
  noTrainer: z.boolean(),
  weeks: z.number().nullable(),
  firstDay: z.string().nullable(),
});

function acceptedWords(given: z.infer<typeof accepted> | undefined): string {
  const words = [
    given?.noTrainer && 'that no trainer was free',
    given?.weeks && `up to ${given.weeks} weeks`,
    given?.firstDay && `a first session by ${given.firstDay}`,
  ].filter(Boolean);
  return words.length > 0 ? `; accepted ${words.join(' and ')}` : '';
}

/** Checkout and payment. */
export const paymentKinds = {
  'checkout.started': entryKind(
    'BUSINESS',
    {
      courseTitle: z.string(),
      planName: z.string(),
      amount: z.number(),
      currency: z.string(),
      accepted: accepted.optional(),
      discountCode: z.string().optional(),
    },
    ({ courseTitle, planName, amount, currency, accepted, discountCode }) => ({
      title: 'Checkout started',
      detail: `${courseTitle}, ${planName}, ${formatMoney(amount, currency)}${discountCode ? ` with the code ${discountCode}` : ''}${acceptedWords(accepted)}`,
      tone: 'neutral',
    }),
  ),
  'checkout.expired': entryKind('BUSINESS', { reason: z.enum(['unpaid', 'superseded']) }, ({ reason }) => ({
    title: 'Checkout expired',
    detail: reason === 'unpaid' ? 'not paid in time' : 'a newer checkout of this course took its place',
    tone: 'neutral',
  })),
  'payment.declined': entryKind(
    'BUSINESS',
    { provider: z.string(), reason: z.string() },
    ({ provider, reason }) => ({ title: 'Payment declined', detail: `${provider}: ${reason}`, tone: 'warn' }),
  ),
  /** Paid by a method that confirms later, such as a bank debit. */
  'payment.confirming': entryKind(
    'BUSINESS',
    { provider: z.string(), providerRef: z.string(), inboxEventId },
    ({ provider }) => ({
      title: 'Paid by a method that confirms later',
      detail: `${provider} tells in some days whether the money came`,
      tone: 'info',
    }),
  ),
  /** The bank of such a method did not pay: the checkout is over. */
  'payment.failed': entryKind(
    'BUSINESS',
    { provider: z.string(), providerRef: z.string(), reason: z.string() },
    ({ provider, reason }) => ({ title: 'Payment failed', detail: `${provider}: ${reason}`, tone: 'warn' }),
  ),
  'payment.confirmed': entryKind(
    'BUSINESS',
    {
      provider: z.string(),
      providerRef: z.string(),
      amount: z.number(),
      currency: z.string(),
      method: z.string().nullable(),
      /** How Caravan came to know. */
      source: z.enum(['webhook', 'reconciliation']),
      inboxEventId,
    },
    ({ provider, amount, currency, method, source }) => ({
      title: 'Payment verified',
      detail: join([formatMoney(amount, currency), method, `${provider} ${source}`]),
      tone: 'ok',
    }),
  ),
  /** Staff took over the amount that the provider says it took. */
  'payment.corrected': entryKind(
    'BUSINESS',
    { provider: z.string(), providerRef: z.string(), amount: z.number(), currency: z.string() },
    ({ provider, amount, currency }) => ({
      title: 'Amount taken corrected',
      detail: `${provider} took ${formatMoney(amount, currency)}`,
      tone: 'warn',
    }),
  ),
  'payment.ignored': entryKind('TECHNICAL', refusal, ({ provider, reason }) => ({
    title: 'Duplicate payment notice ignored',
    detail: `${provider}: ${reason}`,
    tone: 'neutral',
  })),
  'payment.rejected': entryKind('TECHNICAL', refusal, ({ provider, reason }) => ({
    title: 'Payment notice rejected',
    detail: `${provider}: ${reason}`,
    tone: 'bad',
  })),
  /** All of the money went back, and the purchase was not over. */
  'payment.reversed': entryKind(
    'BUSINESS',
    { provider: z.string(), providerRef: z.string(), reason: z.string() },
    ({ provider, reason }) => ({ title: 'Payment reversed', detail: `${provider}: ${reason}`, tone: 'bad' }),
  ),
};
