'use client';

import { PageFailure } from '@/components/page/page-failure';

export default function ConsoleError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <PageFailure error={error} retry={retry} size="sm" title="This page couldn’t be loaded">
      Nothing was changed. The rest of the console works.
      {digest && (
        <>
          {' '}
          Find it in the log under <code className="font-mono">{digest}</code>.
        </>
      )}
    </PageFailure>
  );
}
