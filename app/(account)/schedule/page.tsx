import type { Metadata } from 'next';
import Link from 'next/link';
import { ApiProvider } from '@/components/api/client';
import { DateTile } from '@/components/purchase/date-tile';
import { groupByWeek } from '@/components/purchase/group-by-week';
import { SessionTime, TrainerTime } from '@/components/purchase/session-time';
import { CalendarFeed } from '@/components/schedule/calendar-feed';
import { FollowSchedule } from '@/components/schedule/follow-schedule';
import { Reschedule } from '@/components/schedule/reschedule';
import { EmptyState } from '@/components/ui/empty-state';
import { formatTime, zoneCity } from '@/components/ui/format-time';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { api } from '@/server/api/server';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Schedule' };

export default async function SchedulePage() {
  await requireSignIn('/schedule');
  const [user, sessions, feed] = await Promise.all([
    api().account.me(),
    api().purchases.sessions(),
    api().calendar.feed(),
  ]);
  const now = new Date();
  const zone = user?.zone ?? sessions.at(0)?.zone ?? 'UTC';
  const weeks = groupByWeek(sessions, zone, now);

  return (
    <ApiProvider>
      <FollowSchedule purchaseIds={[...new Set(sessions.map(({ purchase }) => purchase.id))].slice(0, 3)} />
      <PageHeader
        title="Schedule"
        description={
          sessions.length > 0
            ? `Times are in ${zoneCity(zone)}, ${user?.zone ? 'the zone of your profile' : 'the zone of your purchase'}.`
            : undefined
        }
      />
      {weeks.length === 0 && (
        <div className="mt-6">
          <EmptyState
            title="No session ahead"
            action={
              <LinkButton href="/purchases" variant="secondary">
                My courses
              </LinkButton>
            }
          >
            As soon as the sessions of a course are booked, they are here.
          </EmptyState>
        </div>
      )}
      {weeks.map((week) => (
        <section
          key={week.monday}
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
                {session.startsAt > now && (
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
      ))}
      {sessions.length > 0 && (
        <section aria-labelledby="calendar" className="panel mt-12 max-w-xl p-5">
          <h2 id="calendar" className="mb-2 text-lg font-semibold tracking-[-0.01em]">
            In your own calendar
          </h2>
          <CalendarFeed feed={feed} />
        </section>
      )}
    </ApiProvider>
  );
}

/** What was changed last about a session, for who may remember it otherwise. */
function Moved({
  move,
  zone,
}: {
  move: { fromStartsAt: Date; toStartsAt: Date; fromTrainerId: string; toTrainerId: string };
  zone: string;
}) {
  const isRetimed = move.fromStartsAt.getTime() !== move.toStartsAt.getTime();
  return (
    <p className="text-sm text-info">
      {isRetimed &&
        `Moved from ${formatTime(move.fromStartsAt, 'day', zone)}, ${formatTime(move.fromStartsAt, 'time', zone)}. `}
      {move.fromTrainerId !== move.toTrainerId && 'Another trainer holds it now.'}
    </p>
  );
}
