'use client';

import { useRouter } from 'next/navigation';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { ChangeNotice } from '../change-notice';
import { ReasonDialog } from '../reason-dialog';

/** Approves a request for time off and shows its absence, or declines it with a reason. */
export function DecideRequest({ requestId, trainerName }: { requestId: string; trainerName: string }) {
  const client = useApiClient();
  const router = useRouter();
  const approving = useChange();
  const declining = useChange();
  const decide = ({ run }: typeof approving, declineReason: string | null) =>
    run(async () => {
      const { absenceId } = await client.admin.absences.decideRequest.mutate({ requestId, declineReason });
      if (absenceId) router.push(`/admin/absences/${absenceId}`);
    });
  return (
    <div className="grid gap-2">
      <ChangeNotice problem={approving.problem} />
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          disabled={approving.isBusy}
          aria-label={`Approve the time off of ${trainerName}`}
          className={buttonClass({ size: 'sm' })}
          onClick={() => decide(approving, null)}
        >
          {approving.isBusy ? 'Saving…' : 'Approve'}
        </button>
        <ReasonDialog
          label="Decline…"
          name={`Decline the time off of ${trainerName}`}
          title="Decline this request?"
          placeholder="The trainer reads this."
          confirm="Decline request"
          change={declining}
          onConfirm={(reason) => decide(declining, reason)}
        >
          {trainerName} gets an email with your reason.
        </ReasonDialog>
      </div>
    </div>
  );
}
