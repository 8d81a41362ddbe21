'use client';

import { useEffect, useState } from 'react';
import { signIn, signUp } from '@/components/api/auth-client';
import { useApiClient } from '@/components/api/client';
import { isApiError } from '@/components/api/is-api-error';
import type { AccountMode } from './account-fields';
import { type CheckoutDraft, keepDraft, preferencesOf, readyToSubmit, withNewKey } from './checkout-draft';

/** What went wrong, for the person, and whether their courses show more of it. */
export type CheckoutProblem = { message: string; isSettled?: boolean };

/** Whether the server refused because this checkout is over: the next submit begins another one. */
const overCodes = ['checkout.settled', 'checkout.key-taken'];

/**
 * Signs in if needed, starts the checkout and leaves for the payment page. Nothing is charged before that page, so every
 * failure here keeps the choices and says so. Submitting again is always safe.
 */
export function useCheckout(planId: string, isSignedIn: boolean) {
  const client = useApiClient();
  const [isBusy, setIsBusy] = useState(false);
  const [hasAccount, setHasAccount] = useState(isSignedIn);
  const [problem, setProblem] = useState<CheckoutProblem | null>(null);

  // A browser may bring this page back from its memory, still busy, when one returns from the payment page.
  useEffect(() => {
    const wake = () => setIsBusy(false);
    addEventListener('pageshow', wake);
    return () => removeEventListener('pageshow', wake);
  }, []);

  async function pay(
    draft: CheckoutDraft,
    account: { mode: AccountMode; form: FormData },
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
      setHasAccount(true);
    }
    const ready = readyToSubmit(draft);
    keepDraft(planId, ready);
    try {
      const { checkoutKey } = ready;
      const { payUrl } = await client.checkout.start.mutate({
        checkoutKey,
        planId,
        preferences: preferencesOf(ready),
      });
      location.assign(payUrl);
      return ready;
    } catch (error) {
      const refusal = isApiError(error) ? error.data?.domain : null;
      const isOver = refusal !== null && refusal !== undefined && overCodes.includes(refusal.code);
      setProblem({ message: sentenceOf(error), isSettled: refusal?.code === 'checkout.settled' });
      setIsBusy(false);
      return isOver ? withNewKey(ready) : ready;
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
  return 'We could not reach Caravan. Check your connection and try again.';
}
