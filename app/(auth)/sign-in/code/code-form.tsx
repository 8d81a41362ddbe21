'use client';

import { useState } from 'react';
import { verifyCode } from '@/components/api/auth-client';
import { CodeField } from '@/components/credentials/code-field';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import { CredentialsForm } from '../../credentials-form';

/** The second step of signing in: a code of the app, or a recovery code. `signIn` is the first step, which leads on. */
export function CodeForm({ signIn }: { signIn: string }) {
  const [isRecovery, setIsRecovery] = useState(false);
  return (
    <div className="grid gap-4">
      <CredentialsForm
        key={String(isRecovery)}
        ask={({ code = '' }) => verifyCode({ code: code.replaceAll(' ', ''), isRecovery })}
        next={signIn}
        action="Continue"
        pendingAction="Checking…"
      >
        {() => <CodeField isRecovery={isRecovery} />}
      </CredentialsForm>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <button
          type="button"
          className={buttonClass({ variant: 'ghost', size: 'sm' })}
          onClick={() => setIsRecovery(!isRecovery)}
        >
          {isRecovery ? 'Use the app' : 'Use a recovery code'}
        </button>
        <Link href={signIn} className="prose-link text-sm">
          Start over
        </Link>
      </div>
    </div>
  );
}
