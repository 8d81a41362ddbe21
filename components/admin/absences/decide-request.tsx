'use client';

import { useRouter } from 'next/navigation';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { DialogButton } from '@/components/page/dialog-button';
import { buttonClass } from '@/components/ui/button-class';
import { ChangeNotice } from '../change-notice';
import { ReasonField } from '../reason-field';

/** Approves a request for time off and shows its absence, or declines it with a reason. */
export function DecideRequest({ requestId, trainerName }: { requestId: string; trainerName: string }) {
  const client = useApiClient();
  const router = useRouter();
  const { run, isBusy, problem } = useChange();
  const decide = (declineReason: string | null) =>
    run(async () => {
      const { absenceId } = await client.admin.absences.decideRequest.mutate({ requestId, declineReason });
      if (absenceId) router.push(`/admin/absences/${absenceId}`);
    });
  return (
    <div className="grid gap-2">
      <ChangeNotice problem={problem} />
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          disabled={isBusy}
          aria-label={`Approve the time off of ${trainerName}`}
          className={buttonClass({ size: 'sm' })}
          onClick={() => decide(null)}
        >
          {isBusy ? 'Saving…' : 'Approve'}
        </button>
        <DialogButton
          label="Decline…"
          name={`Decline the time off of ${trainerName}`}
          title="Decline this request?"
          look={{ variant: 'ghost', size: 'sm' }}
          size="max-w-md"
        >
          {(close) => (
            <form
              className="grid gap-4 text-ink"
              onSubmit={async (event) => {
                event.preventDefault();
                if (await decide(String(new FormData(event.currentTarget).get('reason')))) close();
              }}
            >
              <p>{trainerName} gets an email with your reason.</p>
              <ReasonField placeholder="The trainer reads this." />
              <button
                type="submit"
                disabled={isBusy}
                className={buttonClass({ variant: 'danger' }, 'justify-self-start')}
              >
                {isBusy ? 'Saving…' : 'Decline request'}
              </button>
            </form>
          )}
        </DialogButton>
      </div>
    </div>
  );
}
