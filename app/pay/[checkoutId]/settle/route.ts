import { after } from 'next/server';
import { z } from 'zod';
import { createContext } from '@/server/core/context';
import { env } from '@/server/core/env';
import { DomainError } from '@/server/core/errors';
import { admitRequest } from '@/server/core/http/admit-request';
import { answerRefusal } from '@/server/core/http/answer-refusal';
import { refuseOverLimit } from '@/server/core/limits/refuse-over-limit';
import { isReference } from '@/server/core/text/is-reference';
import { deliverDueWebhooks } from '@/server/sales/gateway/test/deliver-due-webhooks';
import { settleCheckout, testOutcomes } from '@/server/sales/gateway/test/settle-checkout';

type Props = { params: Promise<{ checkoutId: string }> };

const choice = z.object({ outcome: z.enum(testOutcomes) });

/**
 * Settles a checkout of the test gateway with the chosen outcome and redirects to the shop. A declined card stays on the
 * page. The form posts here, so that pages only answer GET.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { checkoutId } = await params;
  if (!env.TEST_GATEWAY || !isReference(checkoutId))
    return new Response('Payment not found.\n', { status: 404 });
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
    // The page shows the result of the payment.
    return error.kind === 'Precondition'
      ? seeOther(page)
      : new Response('Payment not found.\n', { status: 404 });
  }
}

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } });
