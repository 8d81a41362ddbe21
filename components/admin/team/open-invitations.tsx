'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { LocalTime } from '@/components/time/local-time';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button-class';
import { EmailText } from '@/components/ui/email-text';

type Invitation = { id: string; email: string; role: 'SUPPORT' | 'ADMIN'; expiresAt: Date };

/** Invitations to the team that nobody has accepted yet. Each can be sent again or withdrawn. */
export function OpenInvitations({ invitations }: { invitations: Invitation[] }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const look = buttonClass({ variant: 'ghost', size: 'sm' });
  return (
    <>
      <ul>
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2.5"
          >
            <EmailText address={email} />
            <Badge tone={role === 'ADMIN' ? 'accent' : 'neutral'}>{role}</Badge>
            <span className="text-muted">
              until <LocalTime at={expiresAt} />
            </span>
            <span className="ml-auto flex gap-1">
              <button
                type="button"
                disabled={isBusy}
                aria-label={`Send the invitation to ${email} again`}
                className={look}
                onClick={() => run(() => client.admin.team.invite.mutate({ email, role }))}
              >
                Send again
              </button>
              <button
                type="button"
                disabled={isBusy}
                aria-label={`Withdraw the invitation to ${email}`}
                className={look}
                onClick={() => run(() => client.admin.team.withdraw.mutate({ invitationId: id }))}
              >
                Withdraw
              </button>
            </span>
          </li>
        ))}
      </ul>
      <p role="alert" className="px-4 pb-3 text-bad empty:hidden">
        {problem?.message}
      </p>
    </>
  );
}
