import { LocalTime } from '@/components/time/local-time';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import type { OpenRequest } from '@/server/fulfillment/time-off/list-open-requests';
import { DecideRequest } from './decide-request';
import { spanWords } from './span-words';

/** What trainers ask for, and what it would mean. The most urgent first. */
export function RequestList({ requests, mayDecide }: { requests: OpenRequest[]; mayDecide: boolean }) {
  return (
    <section aria-labelledby="requests" className="panel">
      <h2 id="requests" className="px-4 pt-3.5 pb-2 font-semibold">
        Requests for time off
      </h2>
      <ul className="divide-y divide-line">
        {requests.map((request) => (
          <li key={request.id} className="grid gap-1.5 px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link href={`/admin/trainers/${request.trainer.id}`} className="prose-link font-semibold">
                {request.trainer.name}
              </Link>
              <span>{spanWords(request, request.trainer.zone)}</span>
              {request.isLate && <Badge tone="bad">Late: decide now</Badge>}
            </p>
            <p className="text-muted wrap-anywhere">
              {request.reason}. Asked <LocalTime at={request.askedAt} />.
            </p>
            <p>
              {request.students === 0 ? (
                'No booked sessions are affected.'
              ) : (
                <>
                  {request.sessions === 1 ? '1 session' : `${request.sessions} sessions`} with{' '}
                  {request.students === 1 ? '1 student' : `${request.students} students`}
                  {request.firstSessionAt && (
                    <>
                      , first <LocalTime at={request.firstSessionAt} />
                    </>
                  )}
                  . Approving moves each to the best available trainer.
                </>
              )}
            </p>
            {mayDecide && <DecideRequest requestId={request.id} trainerName={request.trainer.name} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
