import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { TestGatewayStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { NotFoundError, PreconditionError } from '@/server/core/errors';
import { queryRows } from '@/server/core/query-rows';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import type { TestGatewayEvent } from './event';

/** What somebody on the payment page may choose to happen. */
export const testOutcomes = [
  'paid',
  'paid-webhook-lost',
  'paid-webhook-twice',
  'paid-webhook-late',
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

/** How late a late webhook is, in seconds. */
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
        checkout.status === 'PAID'
          ? 'This was already paid. You are not charged again.'
          : 'This payment page is closed.',
      );
    }
    const { reference, amount, currency, returnUrl } = checkout;
    if (input.outcome === 'declined') {
      const data = {
        checkout: input.checkoutId,
        reference,
        reason: 'The card was declined: insufficient funds.',
      };
      await owe(tx, { id: `evt_${randomUUID()}`, type: 'checkout.declined', data }, [ctx.now]);
      return { returnUrl };
    }
    const method = 'card ending 4242';
    await tx.testGatewayCheckout.update({
      where: { id: input.checkoutId },
      data: { status: 'PAID', method, settledAt: ctx.now },
      select: { id: true },
    });
    const data = { checkout: input.checkoutId, reference, amount, currency, method };
    // One id always: a second delivery is the same event.
    await owe(
      tx,
      { id: `evt_${input.checkoutId}`, type: 'checkout.paid', data },
      deliveries(input.outcome, ctx.now),
    );
    return { returnUrl };
  });
}

/** When each delivery of the webhook is due. */
function deliveries(outcome: Exclude<TestOutcome, 'declined'>, now: Date): Date[] {
  switch (outcome) {
    case 'paid':
      return [now];
    case 'paid-webhook-lost':
      return [];
    case 'paid-webhook-twice':
      return [now, now];
    case 'paid-webhook-late':
      return [new Date(now.getTime() + lateSeconds * 1000)];
  }
}

async function owe(tx: Tx, event: TestGatewayEvent, dueAt: Date[]): Promise<void> {
  await tx.testGatewayDelivery.createMany({
    data: dueAt.map((due) => ({ checkoutId: event.data.checkout, body: JSON.stringify(event), dueAt: due })),
  });
}
