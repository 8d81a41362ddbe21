'use client';

import { ErrorState } from '@/components/ui/error-state';
import { buttonClass } from '@/components/ui/link-button';

export default function ConsoleError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <ErrorState
      title="This page could not be read"
      action={
        <button type="button" className={buttonClass({ size: 'sm' })} onClick={retry}>
          Try again
        </button>
      }
    >
      Nothing was changed. The rest of the console works.
      {digest && (
        <>
          {' '}
          The log has more under <code className="font-mono">{digest}</code>.
        </>
      )}
    </ErrorState>
  );
}
