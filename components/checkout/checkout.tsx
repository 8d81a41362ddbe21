'use client';

import { useSyncExternalStore } from 'react';
import { ApiProvider } from '@/components/api/client';
import type { UnfinishedCheckout } from '@/server/sales/checkout/find-unfinished-checkout';
import { CheckoutForm, type CheckoutUser } from './checkout-form';
import type { CheckoutPlan } from './checkout-plan';
import { UnpaidNotice } from './unpaid-notice';

const never = () => () => undefined;

/** The checkout. Until it renders in the browser, a skeleton of the same height, so that the layout does not shift. */
export function Checkout({
  plan,
  user,
  unfinished,
}: {
  plan: CheckoutPlan;
  user: CheckoutUser | null;
  unfinished: UnfinishedCheckout | null;
}) {
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!isInBrowser) {
    return (
      <div className="grid min-h-[76rem] content-start gap-4 sm:pl-12" aria-busy="true">
        <noscript>
          <p className="panel p-5">Checkout needs JavaScript. Please turn it on for this page.</p>
        </noscript>
        <div className="h-7 w-52 rounded bg-sunk" />
        <div className="h-5 max-w-96 rounded bg-sunk" />
        <div className="h-[36rem] rounded-xl bg-sunk" />
      </div>
    );
  }
  return (
    <ApiProvider>
      <div>
        <div role="status" className="not-empty:mb-8">
          <UnpaidNotice unfinished={unfinished} />
        </div>
        <CheckoutForm plan={plan} user={user} />
      </div>
    </ApiProvider>
  );
}
