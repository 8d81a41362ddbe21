'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import type { RatingRow } from '@/server/fulfillment/ratings/list-ratings';
import { ChangeNotice } from '../change-notice';
import { ReasonDialog } from '../reason-dialog';

/** Releases a rating, or declines it with a reason. */
export function DecideRating({
  rating: { id: ratingId, writtenAt, status, about, studentName },
}: {
  rating: Pick<RatingRow, 'id' | 'writtenAt' | 'status' | 'about' | 'studentName'>;
}) {
  const client = useApiClient();
  const releasing = useChange();
  const declining = useChange();
  const decide = ({ run }: typeof releasing, declineReason: string | null) =>
    run(() => client.admin.ratings.decide.mutate({ ratingId, writtenAt, declineReason }));
  const named = `the rating of ${about} by ${studentName}`;
  return (
    <div className="grid gap-2">
      <ChangeNotice problem={releasing.problem} />
      <div className="flex flex-wrap gap-2">
        {status !== 'RELEASED' && (
          <button
            type="button"
            disabled={releasing.isBusy}
            aria-label={`Release ${named}`}
            className={buttonClass({ variant: 'secondary', size: 'sm' })}
            onClick={() => decide(releasing, null)}
          >
            Release
          </button>
        )}
        {status !== 'DECLINED' && (
          <ReasonDialog
            label={status === 'RELEASED' ? 'Take down…' : 'Decline…'}
            name={`${status === 'RELEASED' ? 'Take down' : 'Decline'} ${named}`}
            title={status === 'RELEASED' ? 'Take this rating down?' : 'Decline this rating?'}
            placeholder="The student reads this."
            confirm="Don’t publish"
            change={declining}
            onConfirm={(reason) => decide(declining, reason)}
          >
            It is not shown to others. The student reads your reason, and may write the rating again.
          </ReasonDialog>
        )}
      </div>
    </div>
  );
}
