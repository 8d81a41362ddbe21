'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { DialogButton } from '@/components/page/dialog-button';
import { buttonClass } from '@/components/ui/button-class';
import { ChangeNotice } from '../change-notice';
import { ReasonField } from '../reason-field';

/** Revokes a certificate after saying what that means. */
export function RevokeCertificate({ certificateId }: { certificateId: string }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  return (
    <DialogButton
      label="Revoke…"
      title="Revoke this certificate?"
      look={{ variant: 'ghost', size: 'sm' }}
      size="max-w-md"
    >
      {(close) => (
        <form
          className="grid gap-4 text-ink"
          onSubmit={async (event) => {
            event.preventDefault();
            const reason = String(new FormData(event.currentTarget).get('reason'));
            if (await run(() => client.admin.certificates.revoke.mutate({ certificateId, reason }))) close();
          }}
        >
          <ChangeNotice problem={problem} />
          <p>
            Its public page will say that it is not valid, and the student can’t download it any more. You can
            issue a new one afterwards.
          </p>
          <ReasonField placeholder="For the timeline and the audit log. Not shown on the public page." />
          <button
            type="submit"
            disabled={isBusy}
            className={buttonClass({ variant: 'danger' }, 'justify-self-start')}
          >
            {isBusy ? 'Revoking…' : 'Revoke certificate'}
          </button>
        </form>
      )}
    </DialogButton>
  );
}
