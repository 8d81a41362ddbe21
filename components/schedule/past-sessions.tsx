import { ResultBadge } from '@/components/sessions/result-badge';
import { SessionTime } from '@/components/sessions/session-time';
import { Link } from '@/components/ui/link';
import { formatTime } from '@/server/core/time/format-time';
import type { listPastSessions } from '@/server/fulfillment/booking/list-past-sessions';

type Past = Awaited<ReturnType<typeof listPastSessions>>;

/** Past sessions, newest first, collapsed by default. */
export function PastSessions({ sessions, limit, zone }: { sessions: Past; limit: number; zone: string }) {
  if (sessions.length === 0) return null;
  return (
    <details className="mt-12 border-t border-line pt-5">
      <summary className="w-fit cursor-pointer text-lg font-semibold tracking-[-0.01em]">
        Past sessions
        <span className="ml-2 text-sm font-normal tracking-normal text-muted">
          {sessions.length === limit
            ? `the last ${limit} sessions`
            : sessions.length === 1
              ? '1 session'
              : `${sessions.length} sessions`}
        </span>
      </summary>
      <ul className="panel mt-3 divide-y divide-line">
        {sessions.map(({ id, ordinal, startsAt, endsAt, trainer, purchase, result }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-6 gap-y-0.5 px-4 py-3">
            <p className="min-w-0">
              <Link href={`/purchases/${purchase.id}`} className="font-medium hover:underline">
                {purchase.course.title}
              </Link>
              <span className="block text-sm text-muted">
                Session {ordinal} of {purchase.sessionCount} with {trainer.name}
              </span>
              <ResultBadge result={result} reader="student" />
            </p>
            <p className="text-muted sm:text-right">
              {formatTime(startsAt, 'weekday', zone)} {formatTime(startsAt, 'date', zone)}
              <span className="sm:block max-sm:before:content-[',_']">
                <SessionTime startsAt={startsAt} endsAt={endsAt} zone={zone} />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
