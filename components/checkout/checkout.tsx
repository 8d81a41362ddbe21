'use client';

import { useSyncExternalStore } from 'react';
import { ApiProvider } from '@/components/api/client';
import { CheckoutForm, type CheckoutUser } from './checkout-form';
import type { CheckoutPlan } from './checkout-plan';

const never = () => () => undefined;

/** The checkout in a browser; before that, its shape in the same height, so that nothing jumps. */
export function Checkout({ plan, user }: { plan: CheckoutPlan; user: CheckoutUser | null }) {
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!isInBrowser) {
    return (
      <div className="grid min-h-[76rem] content-start gap-4 sm:pl-12" aria-busy="true">
        <noscript>
          <p className="panel p-5">
            Choosing hours and paying needs JavaScript. Please turn it on for this page.
          </p>
        </noscript>
        <div className="h-7 w-52 rounded bg-sunk" />
        <div className="h-5 max-w-96 rounded bg-sunk" />
        <div className="h-[36rem] rounded-xl bg-sunk" />
      </div>
    );
  }
  return (
    <ApiProvider>
      <CheckoutForm plan={plan} user={user} />
    </ApiProvider>
  );
}
