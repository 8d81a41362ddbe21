'use client';

import { useQuery } from '@tanstack/react-query';
import { useApi, useApiClient } from '@/components/api/client';
import { sentenceOf } from '@/components/api/sentence-of';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { formatTime } from '@/server/core/time/format-time';

/** What a student can do at once about a session to which the trainer did not come: book another one, or contact the school. */
export function MakeUpOffer({
  session,
  zone,
  supportHref,
}: {
  session: { id: string; ordinal: number };
  zone: string;
  supportHref: string;
}) {
  const api = useApi();
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const query = api.sessions.makeUpOffer.queryOptions(
    { sessionId: session.id },
    { gcTime: 0, staleTime: 0, retry: false },
  );
  const { data: offer, error, refetch } = useQuery(query);
  const titleId = `missed-${session.id}`;

  async function book(startsAt: Date) {
    const isBooked = await run(() => client.sessions.bookMakeUp.mutate({ sessionId: session.id, startsAt }));
    if (!isBooked) await refetch();
  }

  return (
    <section aria-labelledby={titleId} className="panel p-4">
      <h2 id={titleId} className="text-lg font-semibold tracking-[-0.01em]">
        We’re sorry that your trainer didn’t come to session {session.ordinal}
      </h2>
      <p role="status" className="mt-1 text-muted">
        {error && sentenceOf(error)}
        {!error && offer === undefined && 'Looking for another time…'}
        {offer === null && 'We don’t see a time in the next weeks. Contact us, and we’ll find a solution.'}
        {offer &&
          `You can have it on ${formatTime(offer.startsAt, 'date', zone)} at ${formatTime(offer.startsAt, 'time', zone)} with ${offer.trainerName}. It costs nothing extra, and you can move it later.`}
      </p>
      <p role="alert" className="mt-1 font-medium text-bad empty:hidden">
        {problem?.message}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {offer && (
          <button
            type="button"
            disabled={isBusy}
            onClick={() => book(offer.startsAt)}
            className={buttonClass()}
          >
            {isBusy ? 'Booking…' : 'Book a make-up session'}
          </button>
        )}
        <a href={supportHref} className={buttonClass({ variant: 'secondary' })}>
          Contact support
        </a>
      </div>
    </section>
  );
}
