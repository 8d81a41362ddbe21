import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PaymentForm } from '@/components/pay/payment-form';
import { LinkButton } from '@/components/ui/link-button';
import { Money } from '@/components/ui/money';
import { createContext } from '@/server/core/context';
import { env } from '@/server/core/env';
import { isReference } from '@/server/core/text/is-reference';
import { findTestCheckout } from '@/server/sales/gateway/test/find-test-checkout';

export const metadata: Metadata = { title: 'Payment', robots: { index: false } };

type Props = {
  params: Promise<{ checkoutId: string }>;
  searchParams: Promise<{ declined?: string | string[] }>;
};

/**
 * The hosted payment page of the built-in test gateway. It stands in for a provider's page and lets you choose the outcome.
 */
export default async function PayPage({ params, searchParams }: Props) {
  const { checkoutId } = await params;
  const ctx = createContext({ kind: 'system', job: 'test-gateway' });
  const checkout =
    env.TEST_GATEWAY && isReference(checkoutId) ? await findTestCheckout(ctx, { id: checkoutId }) : null;
  if (!checkout) notFound();
  const isClosed = checkout.status === 'EXPIRED' || checkout.status === 'FAILED';

  return (
    <main className="mx-auto grid min-h-dvh max-w-4xl content-center gap-8 px-5 py-10 md:grid-cols-[1fr_1.1fr] md:gap-14">
      <section aria-label="Order" className="flex flex-col gap-5">
        <p className="flex items-center gap-2 text-sm text-muted">
          <span className="rounded bg-warn-soft px-2 py-0.5 font-medium text-warn">Test mode</span>
          Caravan Test Gateway
        </p>
        <div>
          <h1 className="text-muted">Pay Caravan</h1>
          <p className="mt-1 text-4xl font-semibold tracking-tight">
            <Money amount={checkout.amount} currency={checkout.currency} />
          </p>
        </div>
        <dl className="border-t border-line pt-4">
          <div className="flex justify-between gap-6">
            <dt>{checkout.description}</dt>
            <dd>
              <Money amount={checkout.amount} currency={checkout.currency} />
            </dd>
          </div>
        </dl>
        <p className="text-sm text-muted">
          No money moves here. This page stands in for your payment provider’s page and lets you choose what
          goes wrong.
        </p>
      </section>

      {checkout.status === 'OPEN' ? (
        <PaymentForm
          checkoutId={checkout.id}
          cancelUrl={checkout.cancelUrl}
          wasDeclined={(await searchParams).declined !== undefined}
        />
      ) : (
        <section className="panel flex flex-col items-start gap-4 self-start p-6">
          <h2 className="text-xl font-semibold">
            {isClosed ? 'This payment page is closed' : 'Already paid'}
          </h2>
          <p className="text-muted">
            {isClosed
              ? 'Nothing was charged. Go back to the shop to start over.'
              : 'You won’t be charged again.'}
          </p>
          <LinkButton href={isClosed ? checkout.cancelUrl : checkout.returnUrl}>Back to Caravan</LinkButton>
        </section>
      )}
    </main>
  );
}
