import { DateTile } from '@/components/sessions/date-tile';
import { JoinButton } from '@/components/sessions/join-button';
import { ResultBadge } from '@/components/sessions/result-badge';
import { SessionTime } from '@/components/sessions/session-time';
import { Link } from '@/components/ui/link';
import { LinkButton } from '@/components/ui/link-button';
import { formatTime } from '@/server/core/time/format-time';
import type { Teaching } from '@/server/fulfillment/teaching/list-teaching';

type Session = Teaching['unconfirmed'][number] & { opensAt?: Date; closesAt?: Date };

/** A trainer's sessions: when, with whom, and what there is to do. */
export function TaughtList({ sessions, zone, now }: { sessions: Session[]; zone: string; now: Date }) {
  return (
    <ul className="panel mt-3 divide-y divide-line">
      {sessions.map(({ id, ordinal, startsAt, endsAt, opensAt, closesAt, result, purchase }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <DateTile at={startsAt} zone={zone} />
          <div className="min-w-0 flex-1">
            <p className="font-semibold wrap-anywhere">
              <Link href={`/teach/students/${purchase.id}`} className="hover:underline">
                {purchase.student.name}
              </Link>
            </p>
            <p className="text-sm text-muted wrap-anywhere">
              {purchase.course.title}, session {ordinal} of {purchase.sessionCount}
            </p>
            <p className="font-medium">
              {formatTime(startsAt, 'weekday', zone)}{' '}
              <SessionTime startsAt={startsAt} endsAt={endsAt} zone={zone} />
            </p>
            {(result || endsAt <= now) && <ResultBadge result={result} reader="staff" />}
          </div>
          <span className="flex flex-wrap gap-2 max-sm:basis-full max-sm:pl-17">
            {opensAt && closesAt && <JoinButton session={{ id, ordinal, opensAt, closesAt }} now={now} />}
            {startsAt <= now && (
              <LinkButton href={`/teach/sessions/${id}`} variant="secondary" size="sm">
                {result ? 'Edit result' : 'Record result'}
              </LinkButton>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
