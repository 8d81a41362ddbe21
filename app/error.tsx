'use client';

import { PageFailure } from '@/components/page/page-failure';
import { buttonClass } from '@/components/ui/button-class';

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <main className="mx-auto max-w-2xl px-6 py-16">
      <PageFailure
        error={error}
        retry={retry}
        title="This page couldn’t be loaded"
        wayOut={
          <a href="/" className={buttonClass({ variant: 'secondary' })}>
            Back to the courses
          </a>
        }
      >
        This is our mistake. Nothing you did was lost.
        {digest && (
          <>
            {' '}
            If you contact us, mention <code className="font-mono text-xs">{digest}</code>.
          </>
        )}
      </PageFailure>
    </main>
  );
}
