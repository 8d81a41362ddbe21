'use client';

import { useEffect, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useRefresh } from '@/components/api/use-refresh';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import type { UnfinishedCheckout } from '@/server/sales/checkout/find-unfinished-checkout';

type Found = 'asking' | 'unpaid' | 'ended' | 'paid' | 'unknown';

/**
 * The state of a started payment, for a student who returns without having paid. Asks the provider first, so that nobody who
 * has paid reads that nothing was charged.
 */
export function UnpaidNotice({ unfinished }: { unfinished: UnfinishedCheckout | null }) {
  const refresh = useRefresh();
  // A page restored from the back/forward cache does not know about the checkout that was started on it.
  useEffect(() => {
    const lookAgain = (event: PageTransitionEvent) => event.persisted && refresh();
    addEventListener('pageshow', lookAgain);
    return () => removeEventListener('pageshow', lookAgain);
  }, [refresh]);
  return unfinished && <Asked key={unfinished.purchaseId} {...unfinished} />;
}

function Asked({ purchaseId, wasDeclined }: UnfinishedCheckout) {
  const client = useApiClient();
  const [found, setFound] = useState<Found>('asking');
  useEffect(() => {
    let isGone = false;
    client.checkout.verifyReturn.mutate({ purchaseId }).then(
      ({ status }) => !isGone && setFound(outcomes[status] ?? 'paid'),
      () => !isGone && setFound('unknown'),
    );
    return () => {
      isGone = true;
    };
  }, [client, purchaseId]);

  if (found === 'asking') return <Notice title="Checking your payment…" />;
  const { tone, title, text, link } = wordsFor(found, wasDeclined);
  return (
    <Notice
      tone={tone}
      title={title}
      action={
        link && (
          <Link
            href={`/purchases/${purchaseId}`}
            className={buttonClass({ variant: 'secondary', size: 'sm' })}
          >
            {link}
          </Link>
        )
      }
    >
      {text}
    </Notice>
  );
}

const outcomes: Record<string, Found> = { PENDING: 'unpaid', EXPIRED: 'ended', CANCELLED: 'ended' };

function wordsFor(found: Exclude<Found, 'asking'>, wasDeclined: boolean) {
  switch (found) {
    case 'unpaid':
      return {
        tone: 'warn' as const,
        title: wasDeclined ? 'Your payment was declined.' : 'You haven’t paid yet.',
        text: wasDeclined
          ? 'Nothing was charged, and your choices are kept. Continue below to try again or pay another way.'
          : 'Nothing was charged, and your choices are kept. Continue below when you’re ready.',
        link: 'View this checkout',
      };
    case 'ended':
      return {
        tone: 'info' as const,
        title: 'Your earlier payment page has closed.',
        text: 'Nothing was charged. Continue below to open a new one.',
      };
    case 'paid':
      return { tone: 'ok' as const, title: 'You’ve already paid for this course.', link: 'Go to my course' };
    case 'unknown':
      return {
        tone: 'warn' as const,
        title: 'We couldn’t check your payment just now.',
        text: 'If you paid, please don’t pay again: your course shows the payment as soon as we know.',
        link: 'Go to my course',
      };
  }
}
