'use client';

import { useEffect, useState } from 'react';
import { codePage, signIn, signUp } from '@/components/api/auth-client';
import { useApiClient } from '@/components/api/client';
import { isApiError } from '@/components/api/is-api-error';
import type { AccountMode } from './account-fields';
import type { AcceptedOffer } from './availability/accepted-offer';
import { type CheckoutDraft, keepDraft, preferencesOf, readyToSubmit, withNewKey } from './checkout-draft';

/** The error message, and whether the student's courses page shows more. */
export type CheckoutProblem = { message: string; isSettled?: boolean };

/** What the student accepts beyond the plan's promise, and what happens when the server offers something else by then. */
type Consent = {
  accepted: AcceptedOffer | null;
  onOtherOffer(refusal: { nobodyFits: boolean }): void;
  /** The discount code can no longer be used. */
  onDiscountRefused(why: string): void;
};

/** Whether the server refused because this checkout has ended. The next submit starts a new one. */
const overCodes = ['checkout.ended', 'checkout.settled', 'checkout.key-taken'];

/**
 * Signs in if needed, starts the checkout and redirects to the payment page. Nothing is charged before that page, so a
 * failure keeps the choices and says so. Submitting again is always safe.
 */
export function useCheckout(planId: string, isSignedIn: boolean) {
  const client = useApiClient();
  const [isBusy, setIsBusy] = useState(false);
  const [hasAccount, setHasAccount] = useState(isSignedIn);
  const [problem, setProblem] = useState<CheckoutProblem | null>(null);

  // The back/forward cache may restore this page in its busy state after the payment page.
  useEffect(() => {
    const wake = () => setIsBusy(false);
    addEventListener('pageshow', wake);
    return () => removeEventListener('pageshow', wake);
  }, []);

  async function pay(
    draft: CheckoutDraft,
    account: { mode: AccountMode; form: FormData },
    consent: Consent,
  ): Promise<CheckoutDraft> {
    setIsBusy(true);
    setProblem(null);
    if (!hasAccount) {
      const outcome = await enter(account.mode, account.form, draft.zone);
      if (!outcome.ok) {
        setProblem(outcome);
        setIsBusy(false);
        return draft;
      }
      if ('needsCode' in outcome && outcome.needsCode) {
        keepDraft(planId, draft);
        location.assign(codePage(`${location.pathname}${location.search}`));
        return draft;
      }
      setHasAccount(true);
    }
    return submit(readyToSubmit(draft), consent);
  }

  async function submit(ready: CheckoutDraft, consent: Consent, isSecondTry = false): Promise<CheckoutDraft> {
    keepDraft(planId, ready);
    try {
      const { checkoutKey } = ready;
      const { payUrl } = await client.checkout.start.mutate({
        checkoutKey,
        planId,
        preferences: preferencesOf(ready),
        discountCode: ready.discountCode,
        ...consent.accepted,
      });
      location.assign(payUrl);
      return ready;
    } catch (error) {
      const code = isApiError(error) ? error.data?.domain?.code : undefined;
      // A checkout that ended unpaid, perhaps days ago in another tab, is no reason to refuse. Start a new one.
      if (code === 'checkout.ended' && !isSecondTry)
        return submit(readyToSubmit(withNewKey(ready)), consent, true);
      if (code === 'checkout.nobody-fits' || code === 'checkout.other-dates') {
        consent.onOtherOffer({ nobodyFits: code === 'checkout.nobody-fits' });
      }
      if (code?.startsWith('discount.')) {
        consent.onDiscountRefused(sentenceOf(error));
        ready = { ...ready, discountCode: undefined };
      }
      setProblem({ message: sentenceOf(error), isSettled: code === 'checkout.settled' });
      setIsBusy(false);
      return code && overCodes.includes(code) ? withNewKey(ready) : ready;
    }
  }

  return { pay, isBusy, hasAccount, problem, report: setProblem };
}

function enter(mode: AccountMode, form: FormData, zone: string) {
  const read = (name: string) => String(form.get(name) ?? '');
  const credentials = { email: read('email').trim(), password: read('password') };
  return mode === 'new' ? signUp({ ...credentials, name: read('name').trim(), zone }) : signIn(credentials);
}

function sentenceOf(error: unknown): string {
  if (isApiError(error) && error.data) return error.message;
  return 'We couldn’t reach Caravan. Check your connection and try again.';
}
