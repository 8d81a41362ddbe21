import type { Metadata } from 'next';
import { ApiProvider } from '@/components/api/client';
import { EmptyState } from '@/components/page/empty-state';
import { PageHeader } from '@/components/page/page-header';
import { CalendarFeed } from '@/components/schedule/calendar-feed';
import { FollowSchedule } from '@/components/schedule/follow-schedule';
import { NextSession } from '@/components/schedule/next-session';
import { PastSessions } from '@/components/schedule/past-sessions';
import { WeekSection } from '@/components/schedule/week-section';
import { ZoneControl } from '@/components/schedule/zone-control';
import { groupByWeek } from '@/components/sessions/group-by-week';
import { LinkButton } from '@/components/ui/link-button';
import { api } from '@/server/api/server';
import { pastLimit } from '@/server/fulfillment/booking/list-past-sessions';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Schedule' };

export default async function SchedulePage() {
  await requireSignIn('/schedule');
  const [user, sessions, past, feed] = await Promise.all([
    api().account.me(),
    api().purchases.sessions(),
    api().purchases.pastSessions(),
    api().calendar.feed(),
  ]);
  const now = new Date();
  const zone = user?.zone ?? sessions.at(0)?.zone ?? 'UTC';
  const [next] = sessions;

  const calendar = (
    <section aria-labelledby="calendar" className="panel p-5">
      <h2 id="calendar" className="mb-2 text-lg font-semibold tracking-[-0.01em]">
        Calendar sync
      </h2>
      <CalendarFeed feed={feed} />
    </section>
  );

  return (
    <ApiProvider>
      <FollowSchedule purchaseIds={[...new Set(sessions.map(({ purchase }) => purchase.id))].slice(0, 3)} />
      <PageHeader title="Schedule" />
      {(next || past.length > 0) && <ZoneControl zone={zone} isOwn={Boolean(user?.zone)} />}
      {next ? (
        <div className="mt-6 grid gap-4 lg:grid-cols-[1fr_23rem]">
          <NextSession session={next} zone={zone} now={now} />
          {calendar}
        </div>
      ) : (
        <div className="mt-6">
          <EmptyState
            title="No upcoming sessions"
            action={
              <LinkButton href="/purchases" variant="secondary">
                My courses
              </LinkButton>
            }
          >
            Your sessions show up here as soon as they’re booked.
          </EmptyState>
          {/* A link that was shared can be turned off at any time. */}
          {feed && <div className="mt-4">{calendar}</div>}
        </div>
      )}
      {groupByWeek(sessions, zone, now).map((week) => (
        <WeekSection key={week.monday} week={week} zone={zone} now={now} />
      ))}
      <PastSessions sessions={past} limit={pastLimit} zone={zone} />
    </ApiProvider>
  );
}
