import { JoinButton } from '@/components/sessions/join-button';
import { ResultBadge } from '@/components/sessions/result-badge';
import { ResultText } from '@/components/sessions/result-text';
import { SessionTime } from '@/components/sessions/session-time';
import { LinkButton } from '@/components/ui/link-button';
import { formatTime } from '@/server/core/time/format-time';
import type { MyStudent } from '@/server/fulfillment/teaching/get-my-student';

/** Every session of a student, with what was written after it. Other trainers' sessions are read only. */
export function StudentHistory({ sessions, zone, now }: Pick<MyStudent, 'sessions' | 'zone' | 'now'>) {
  return (
    <section aria-labelledby="history" className="mt-8">
      <h2 id="history" className="text-lg font-semibold tracking-[-0.01em]">
        Sessions
      </h2>
      <ul className="panel mt-3 divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="grid gap-1.5 px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">
                {session.ordinal}. {formatTime(session.startsAt, 'day', zone)},{' '}
                <SessionTime {...session} zone={zone} />
              </span>
              {!session.isOwn && <span className="text-sm text-muted">with {session.trainer.name}</span>}
              {(session.result || session.endsAt <= now) && (
                <ResultBadge result={session.result} reader="staff" />
              )}
            </p>
            {session.result && <ResultText result={session.result} />}
            {session.isOwn && (
              <span className="flex flex-wrap gap-2 empty:hidden">
                <JoinButton session={session} now={now} />
                {session.startsAt <= now && (
                  <LinkButton href={`/teach/sessions/${session.id}`} variant="secondary" size="sm">
                    {session.result ? 'Edit result' : 'Record result'}
                  </LinkButton>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
