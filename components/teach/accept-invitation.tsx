'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';

/** Gives the account of the reader the role of an invitation, and opens what it is for. */
export function AcceptInvitation({ token, email, home }: { token: string; email: string; home: string }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  return (
    <div className="grid gap-3">
      <button
        type="button"
        disabled={isBusy}
        onClick={() =>
          run(async () => {
            await client.invitations.accept.mutate({ token });
            // A full page load: the header and every page are another role's now.
            window.location.assign(home);
          })
        }
        className={buttonClass({}, 'w-fit max-w-full')}
      >
        <span className="truncate">Accept as {email}</span>
      </button>
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
    </div>
  );
}
