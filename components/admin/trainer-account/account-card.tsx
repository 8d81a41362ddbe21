'use client';

import type { FormEvent } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { LocalTime } from '@/components/time/local-time';
import { buttonClass } from '@/components/ui/button-class';
import { EmailText } from '@/components/ui/email-text';
import { Panel } from '@/components/ui/panel';
import type { TrainerDetail } from '@/server/school/trainers/get-trainer';
import { ReasonField } from '../reason-field';

/** The account that a trainer signs in with: invited by email, accepted, or unlinked. */
export function AccountCard({
  trainer: { id: trainerId, email, account },
  canEdit,
}: {
  trainer: Pick<TrainerDetail, 'id' | 'email' | 'account'>;
  canEdit: boolean;
}) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();

  async function unlink(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '');
    await run(() => client.admin.trainers.unlink.mutate({ trainerId, reason }));
  }

  return (
    <Panel title="Account">
      <div className="grid gap-3 px-4 pb-4">
        {account.email ? (
          <>
            <p>
              Signs in as <EmailText address={account.email} />.
            </p>
            {canEdit && (
              <details>
                <summary className="cursor-pointer text-muted">Unlink account</summary>
                <form onSubmit={unlink} className="mt-2 grid gap-2">
                  <p className="text-muted">They lose access at once. The account stays, as a student’s.</p>
                  <ReasonField />
                  <button
                    type="submit"
                    disabled={isBusy}
                    className={buttonClass({ variant: 'danger', size: 'sm' }, 'w-fit')}
                  >
                    Unlink account
                  </button>
                </form>
              </details>
            )}
          </>
        ) : (
          <>
            <p className="text-muted">
              {account.invitation ? (
                <>
                  Invited at <EmailText address={account.invitation.email} />, until{' '}
                  <LocalTime at={account.invitation.expiresAt} />.
                </>
              ) : (
                'No account yet. With one, they join sessions, record results and edit their availability.'
              )}
            </p>
            {canEdit && (
              <button
                type="button"
                disabled={isBusy}
                onClick={() => run(() => client.admin.trainers.invite.mutate({ trainerId }))}
                className={buttonClass({ variant: 'secondary', size: 'sm' }, 'w-fit')}
              >
                {account.invitation ? 'Send another invitation' : 'Invite by email'}
              </button>
            )}
            {canEdit && !account.invitation && (
              <p className="text-xs text-muted wrap-anywhere">The email goes to {email}.</p>
            )}
          </>
        )}
        <p role="alert" className="text-bad empty:hidden">
          {problem?.message}
        </p>
      </div>
    </Panel>
  );
}
