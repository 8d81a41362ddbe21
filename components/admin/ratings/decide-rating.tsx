'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { DialogButton } from '@/components/page/dialog-button';
import { buttonClass } from '@/components/ui/button-class';
import type { RatingRow } from '@/server/fulfillment/ratings/list-ratings';
import { ChangeNotice } from '../change-notice';
import { ReasonField } from '../reason-field';

/** Releases a rating, or declines it with a reason. */
export function DecideRating({
  rating: { id: ratingId, writtenAt, status, about, studentName },
}: {
  rating: Pick<RatingRow, 'id' | 'writtenAt' | 'status' | 'about' | 'studentName'>;
}) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const decide = (declineReason: string | null) =>
    run(() => client.admin.ratings.decide.mutate({ ratingId, writtenAt, declineReason }));
  const named = `the rating of ${about} by ${studentName}`;
  return (
    <div className="grid gap-2">
      <ChangeNotice problem={problem} />
      <div className="flex flex-wrap gap-2">
        {status !== 'RELEASED' && (
          <button
            type="button"
            disabled={isBusy}
            aria-label={`Release ${named}`}
            className={buttonClass({ variant: 'secondary', size: 'sm' })}
            onClick={() => decide(null)}
          >
            Release
          </button>
        )}
        {status !== 'DECLINED' && (
          <DialogButton
            label={status === 'RELEASED' ? 'Take down…' : 'Decline…'}
            name={`${status === 'RELEASED' ? 'Take down' : 'Decline'} ${named}`}
            title={status === 'RELEASED' ? 'Take this rating down?' : 'Decline this rating?'}
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
                <p>
                  It is not shown to others. The student reads your reason, and may write the rating again.
                </p>
                <ReasonField placeholder="The student reads this." />
                <button
                  type="submit"
                  disabled={isBusy}
                  className={buttonClass({ variant: 'danger' }, 'justify-self-start')}
                >
                  {isBusy ? 'Saving…' : 'Don’t publish'}
                </button>
              </form>
            )}
          </DialogButton>
        )}
      </div>
    </div>
  );
}
