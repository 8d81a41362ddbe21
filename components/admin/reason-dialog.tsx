'use client';

import type { ReactNode } from 'react';
import type { ChangeProblem } from '@/components/api/use-change';
import { DialogButton } from '@/components/page/dialog-button';
import { buttonClass } from '@/components/ui/button-class';
import { ChangeNotice } from './change-notice';
import { ReasonField } from './reason-field';

/**
 * A button that asks for a reason before it does what cannot be undone. `children` say what follows; `onConfirm` returns
 * whether it was done, and otherwise `problem` says why not.
 */
export function ReasonDialog({
  label,
  name,
  title,
  placeholder,
  confirm,
  change: { isBusy, problem },
  onConfirm,
  children,
}: {
  label: string;
  name?: string;
  title: string;
  /** Who reads the reason. */
  placeholder: string;
  /** What the button in the dialog says. */
  confirm: string;
  change: { isBusy: boolean; problem: ChangeProblem | null };
  onConfirm: (reason: string) => Promise<boolean>;
  children: ReactNode;
}) {
  return (
    <DialogButton
      label={label}
      name={name}
      title={title}
      look={{ variant: 'ghost', size: 'sm' }}
      size="max-w-md"
    >
      {(close) => (
        <form
          className="grid gap-4 text-ink"
          onSubmit={async (event) => {
            event.preventDefault();
            if (await onConfirm(String(new FormData(event.currentTarget).get('reason')))) close();
          }}
        >
          <ChangeNotice problem={problem} />
          <p>{children}</p>
          <ReasonField placeholder={placeholder} />
          <button
            type="submit"
            disabled={isBusy}
            className={buttonClass({ variant: 'danger' }, 'justify-self-start')}
          >
            {isBusy ? 'Saving…' : confirm}
          </button>
        </form>
      )}
    </DialogButton>
  );
}
