import { after } from 'next/server';
import { z } from 'zod';
import { createContext } from '@/server/context';
import { env } from '@/server/env';
import { DomainError } from '@/server/errors';
import { admitRequest } from '@/server/http/admit-request';
import { answerRefusal } from '@/server/http/answer-refusal';
import { refuseOverLimit } from '@/server/limits/refuse-over-limit';
import { deliverDueWebhooks } from '@/server/payments/test-gateway/deliver-due-webhooks';
import { settleCheckout, testOutcomes } from '@/server/payments/test-gateway/settle-checkout';
import { isId } from '@/server/text/is-id';

type Props = { params: Promise<{ checkoutId: string }> };

const choice = z.object({ outcome: z.enum(testOutcomes) });

/**
 * Settles the test gateway's checkout as chosen on its page and leads back to the shop; a declined card stays on the page.
 * A plain form, so that no page takes anything but GET.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { checkoutId } = await params;
  if (!env.TEST_GATEWAY || !isId(checkoutId))
    return new Response('There is no such payment.\n', { status: 404 });
  const admitted = await admitRequest(request);
  if (!(admitted instanceof Request)) return answerRefusal(admitted);
  const refused = await refuseOverLimit('checkout', request.headers);
  if (refused) return refused;
  const form = await admitted.formData().catch(() => null);
  const input = choice.safeParse(form && Object.fromEntries(form));
  if (!input.success) return new Response('Choose what should happen.\n', { status: 400 });

  const { outcome } = input.data;
  const page = `/pay/${checkoutId}`;
  const ctx = createContext({ kind: 'system', job: 'test-gateway' });
  try {
    const { returnUrl } = await settleCheckout(ctx, { checkoutId, outcome });
    after(() => deliverDueWebhooks(ctx));
    return seeOther(outcome === 'declined' ? `${page}?declined` : returnUrl);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // The page itself says what became of the payment.
    return error.kind === 'Precondition'
      ? seeOther(page)
      : new Response('There is no such payment.\n', { status: 404 });
  }
}

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } });
