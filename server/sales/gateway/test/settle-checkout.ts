import { z } from 'zod';
import { TestGatewayStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import { NotFoundError, PreconditionError } from '@/server/core/errors';
import { queryRows } from '@/server/core/query-rows';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { disputeTestCheckout } from './dispute-test-checkout';
import { oweWebhook } from './owe-webhook';
import { behaviorOf, type TestCard } from './test-cards';

/** What somebody on the payment page may choose to happen. */
export const testOutcomes = [
  'paid',
  'paid-webhook-lost',
  'paid-webhook-twice',
  'paid-webhook-late',
  'paid-refund-slow',
  'paid-refund-fails',
  'paid-disputed',
  'confirms-later',
  'fails-later',
  'declined',
] as const;
export type TestOutcome = (typeof testOutcomes)[number];

const lockedCheckout = z.object({
  status: z.enum(TestGatewayStatus),
  reference: z.string(),
  amount: z.number(),
  currency: z.string(),
  returnUrl: z.string(),
});

/** How late a late webhook is, and how long a bank debit takes, in seconds. */
export const lateSeconds = 20;

/**
 * The provider's side of a payment: settles an open checkout once, whatever is pressed in however many tabs, and writes
 * down the webhooks it owes. A declined one stays open, to be tried again.
 *
 * Throws PreconditionError `checkout.settled` when it was paid or closed before, NotFoundError `checkout.unknown`.
 */
export async function settleCheckout(
  ctx: Pick<Context, 'db' | 'now'>,
  input: { checkoutId: string; outcome: TestOutcome },
): Promise<{ returnUrl: string }> {
  return inTransaction(ctx, async (tx) => {
    const [checkout] = await queryRows(tx, lockedCheckout)`
      SELECT status, reference, amount, currency, "returnUrl" FROM "TestGatewayCheckout"
      WHERE id = ${input.checkoutId} FOR UPDATE`;
    if (!checkout) throw new NotFoundError('checkout.unknown', 'There is no such payment.');
    if (checkout.status !== 'OPEN') {
      throw new PreconditionError(
        'checkout.settled',
        checkout.status === 'PAID' || checkout.status === 'CONFIRMING'
          ? 'This was already paid. You are not charged again.'
          : 'This payment page is closed.',
      );
    }
    const { reference, amount, currency, returnUrl } = checkout;
    const about = { checkout: input.checkoutId, reference };
    if (input.outcome === 'declined') {
      const data = { ...about, reason: 'The card was declined: insufficient funds.' };
      await oweWebhook(tx, { type: 'checkout.declined', data }, [ctx.now]);
      return { returnUrl };
    }
    if (input.outcome === 'confirms-later' || input.outcome === 'fails-later') {
      const settlesAt = new Date(ctx.now.getTime() + lateSeconds * 1000);
      const settlesAs = input.outcome === 'confirms-later' ? ('PAID' as const) : ('FAILED' as const);
      await tx.testGatewayCheckout.update({
        where: { id: input.checkoutId },
        data: { status: 'CONFIRMING', method: 'bank debit', settlesAt, settlesAs },
        select: { id: true },
      });
      await oweWebhook(tx, { type: 'checkout.confirming', data: about }, [ctx.now]);
      return { returnUrl };
    }
    const method = cardOf[input.outcome];
    await tx.testGatewayCheckout.update({
      where: { id: input.checkoutId },
      data: { status: 'PAID', method, settledAt: ctx.now },
      select: { id: true },
    });
    const data = { ...about, amount, currency, method };
    // One id always: a second delivery is the same event.
    await oweWebhook(
      tx,
      { id: `evt_${input.checkoutId}`, type: 'checkout.paid', data },
      deliveries(input.outcome, ctx.now),
    );
    if (behaviorOf(method).isDisputed)
      await disputeTestCheckout(tx, { checkoutId: input.checkoutId, status: 'OPEN', now: ctx.now });
    return { returnUrl };
  });
}

type PaidOutcome = Exclude<TestOutcome, 'declined' | 'confirms-later' | 'fails-later'>;

/** The card that each outcome is paid with. */
const cardOf = {
  paid: 'card ending 4242',
  'paid-webhook-lost': 'card ending 4242',
  'paid-webhook-twice': 'card ending 4242',
  'paid-webhook-late': 'card ending 4242',
  'paid-refund-slow': 'card ending 7726',
  'paid-refund-fails': 'card ending 5126',
  'paid-disputed': 'card ending 0259',
} as const satisfies Record<PaidOutcome, TestCard>;

/** When each delivery of the webhook is due. */
function deliveries(outcome: PaidOutcome, now: Date): Date[] {
  switch (outcome) {
    case 'paid':
    case 'paid-refund-slow':
    case 'paid-refund-fails':
    case 'paid-disputed':
      return [now];
    case 'paid-webhook-lost':
      return [];
    case 'paid-webhook-twice':
      return [now, now];
    case 'paid-webhook-late':
      return [new Date(now.getTime() + lateSeconds * 1000)];
  }
}
