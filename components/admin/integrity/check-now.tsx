'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { buttonClass } from '@/components/ui/button-class';

/** Runs every integrity check now. */
export function CheckNow() {
  const client = useApiClient();
  const router = useRouter();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');

  async function check() {
    setState('busy');
    try {
      await client.admin.integrity.check.mutate();
      setState('idle');
      router.refresh();
    } catch {
      setState('failed');
    }
  }

  return (
    <span className="flex items-center gap-2">
      {state === 'failed' && (
        <span role="alert" className="text-bad">
          The check failed. Try again.
        </span>
      )}
      <button
        type="button"
        onClick={check}
        disabled={state === 'busy'}
        className={buttonClass({ variant: 'secondary', size: 'sm' })}
      >
        {state === 'busy' ? 'Checking…' : 'Check now'}
      </button>
    </span>
  );
}
