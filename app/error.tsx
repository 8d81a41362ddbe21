'use client';

import { buttonClass } from '@/components/ui/button-class';
import { ErrorState } from '@/components/ui/error-state';

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <main className="mx-auto max-w-2xl px-6 py-16">
      <ErrorState
        title="This page could not be shown"
        action={
          <>
            <button type="button" className={buttonClass()} onClick={retry}>
              Try again
            </button>
            <a href="/" className={buttonClass({ variant: 'secondary' })}>
              Back to the courses
            </a>
          </>
        }
      >
        It is our mistake, and nothing you did was lost.
        {digest && (
          <>
            {' '}
            If you write to us, mention <code className="font-mono text-xs">{digest}</code>.
          </>
        )}
      </ErrorState>
    </main>
  );
}
