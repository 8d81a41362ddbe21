'use client';

import { useRef, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { copyText } from '@/components/ui/copy-text';

/** New recovery codes. They are shown only here and now. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div className="grid max-w-md gap-4">
      <p>
        Keep these recovery codes somewhere safe, such as a password manager. Each signs you in once if you
        lose your phone. You won’t see them again.
      </p>
      <ul aria-label="Recovery codes" className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-xl bg-sunk p-4">
        {codes.map((code) => (
          <li key={code} className="font-mono text-sm" translate="no">
            {code}
          </li>
        ))}
      </ul>
      <input ref={field} readOnly tabIndex={-1} aria-hidden value={codes.join(' ')} className="sr-only" />
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className={buttonClass({ variant: 'secondary' })}
          onClick={async () => setIsCopied(field.current !== null && (await copyText(field.current)))}
        >
          {isCopied ? 'Copied' : 'Copy codes'}
        </button>
        <button type="button" className={buttonClass()} onClick={onDone}>
          I’ve saved them
        </button>
      </div>
    </div>
  );
}
