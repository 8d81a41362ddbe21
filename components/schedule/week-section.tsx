import { DateTile } from '@/components/sessions/date-tile';
import type { Week } from '@/components/sessions/group-by-week';
import { JoinButton } from '@/components/sessions/join-button';
import { SessionTime, TrainerTime } from '@/components/sessions/session-time';
import { Link } from '@/components/ui/link';
import { formatTime } from '@/server/core/time/format-time';
import type { listMySessions } from '@/server/fulfillment/booking/list-my-sessions';
import { Reschedule } from '../rescheduling/reschedule';

type Session = Awaited<ReturnType<typeof listMySessions>>[number];

/** The sessions of one week, each with its latest change. */
export function WeekSection({ week, zone, now }: { week: Week<Session>; zone: string; now: Date }) {
  return (
    <section
      aria-label={week.title}
      className="mt-10 grid gap-x-12 gap-y-3 border-t border-line pt-5 lg:grid-cols-[13rem_1fr]"
    >
      <div>
        <h2 className="text-lg font-semibold tracking-[-0.01em]">{week.title}</h2>
        <p className="text-sm text-muted">
          {week.sessions.length === 1 ? '1 session' : `${week.sessions.length} sessions`}
        </p>
      </div>
      <ul className="panel divide-y divide-line">
        {week.sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
            <DateTile at={session.startsAt} zone={zone} />
            <div className="min-w-0 flex-1">
              <p className="font-semibold">
                <Link href={`/purchases/${session.purchase.id}`} className="hover:underline">
                  {session.purchase.course.title}
                </Link>
              </p>
              <p className="text-sm text-muted">
                Session {session.ordinal} of {session.purchase.sessionCount} with {session.trainer.name}
              </p>
              {session.lastMove && <Moved move={session.lastMove} zone={zone} />}
            </div>
            <p className="max-sm:basis-full max-sm:pl-17 sm:text-right">
              <span className="font-medium">
                {formatTime(session.startsAt, 'weekday', zone)} <SessionTime {...session} zone={zone} />
              </span>
              <span className="block text-sm text-muted">
                <TrainerTime startsAt={session.startsAt} zone={zone} trainerZone={session.trainer.zone} />
              </span>
            </p>
            <JoinButton session={session} now={now} className="max-sm:ml-17" />
            {session.opensAt > now && (
              <span className="max-sm:pl-17">
                <Reschedule
                  session={{ ...session, courseTitle: session.purchase.course.title }}
                  as="student"
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The latest change of a session, for a student who remembers the earlier time or trainer. */
function Moved({ move, zone }: { move: NonNullable<Session['lastMove']>; zone: string }) {
  const isRetimed = move.fromStartsAt.getTime() !== move.toStartsAt.getTime();
  return (
    <p className="text-sm text-info">
      {isRetimed &&
        `Moved from ${formatTime(move.fromStartsAt, 'day', zone)}, ${formatTime(move.fromStartsAt, 'time', zone)}. `}
      {move.fromTrainerId !== move.toTrainerId && 'You have a new trainer for this session.'}
    </p>
  );
}
