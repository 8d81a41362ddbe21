'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { z } from 'zod';
import { createContext } from '@/server/context';
import { env } from '@/server/env';
import { DomainError } from '@/server/errors';
import { requesterOf } from '@/server/limits/requester';
import { spend } from '@/server/limits/spend';
import { deliverDueWebhooks } from '@/server/payments/test-gateway/deliver-due-webhooks';
import { settleCheckout, testOutcomes } from '@/server/payments/test-gateway/settle-checkout';

const choice = z.object({ checkoutId: z.string().max(100), outcome: z.enum(testOutcomes) });

/** What the payment page shows after a press that did not lead away. */
export type SettleState = { message: string } | null;

/** Settles the test gateway's checkout as chosen and goes back to the shop; a declined card stays on the page. */
export async function settle(_: SettleState, form: FormData): Promise<SettleState> {
  if (!env.TEST_GATEWAY) return { message: 'The test gateway is switched off here.' };
  const input = choice.safeParse(Object.fromEntries(form));
  if (!input.success) return { message: 'Choose what should happen.' };

  const ctx = createContext({ kind: 'system', job: 'test-gateway' });
  let returnUrl: string;
  try {
    await spend('checkout', requesterOf(await headers(), null));
    ({ returnUrl } = await settleCheckout(ctx, input.data));
  } catch (error) {
    if (error instanceof DomainError) return { message: error.message };
    throw error;
  }
  after(() => deliverDueWebhooks(ctx));
  if (input.data.outcome === 'declined') {
    return { message: 'The card was declined: insufficient funds. Nothing was charged; you can try again.' };
  }
  redirect(returnUrl);
}
