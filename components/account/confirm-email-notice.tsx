'use client';

import { useState } from 'react';
import { sendVerification } from '@/components/api/auth-client';
import { buttonClass } from '@/components/ui/button-class';
import { EmailText } from '@/components/ui/email-text';

/** Asks to confirm the email, until it is. Nothing is held back meanwhile. */
export function ConfirmEmailNotice({ email }: { email: string }) {
  const [said, setSaid] = useState('');
  const [isBusy, setIsBusy] = useState(false);

  async function send() {
    setIsBusy(true);
    const outcome = await sendVerification({ email });
    setSaid(outcome.ok ? 'Sent. It can take a minute.' : outcome.message);
    setIsBusy(false);
  }

  return (
    <aside
      aria-label="Confirm your email"
      className="no-print -mt-4 mb-8 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-xl border border-line bg-sunk px-4 py-3"
    >
      <p className="min-w-0">
        Please confirm your email. We sent a link to <EmailText address={email} />.
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <span role="status" className="text-sm text-muted">
          {said}
        </span>
        <button
          type="button"
          disabled={isBusy}
          className={buttonClass({ variant: 'secondary', size: 'sm' })}
          onClick={send}
        >
          {isBusy ? 'Sending…' : 'Send it again'}
        </button>
      </div>
    </aside>
  );
}
