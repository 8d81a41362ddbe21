import type { Metadata } from 'next';
import { ListKeys } from '@/components/admin/command/list-keys';
import { byDay } from '@/components/admin/sessions/by-day';
import { calendarHref, readCalendarAddress } from '@/components/admin/sessions/calendar-address';
import { CalendarFilters } from '@/components/admin/sessions/calendar-filters';
import { SchoolWeek } from '@/components/admin/sessions/school-week';
import { SessionList } from '@/components/admin/sessions/session-list';
import { dayBeside, wallOf, weekAround } from '@/components/admin/sessions/week';
import { WeekCalendar } from '@/components/admin/sessions/week-calendar';
import { WeekNav } from '@/components/admin/sessions/week-nav';
import { EmptyState } from '@/components/page/empty-state';
import { Panel } from '@/components/ui/panel';
import { api } from '@/server/api/server';
import type { Query } from '@/server/core/text/read-param';
import { zoneCity } from '@/server/core/time/format-time';
import { orNotFound } from '../or-not-found';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Sessions' };

type Props = { searchParams: Promise<Query> };

/** How many sessions the school's week lists for each hour. */
const perHour = 3;

export default async function SessionsPage({ searchParams }: Props) {
  const address = readCalendarAddress(await searchParams);
  await requireSignIn(calendarHref(address));
  const { account, admin } = api();
  const me = await account.me();
  const zone = address.zone ?? me?.zone ?? 'UTC';
  const today = wallOf(new Date(), zone).date;
  const week = weekAround(address.day ?? address.week ?? today);
  const days = address.day ? week.days.filter(({ date }) => date === address.day) : week.days;
  const isList = address.view === 'list' || Boolean(address.day);
  const isSchool = !isList && !address.trainer;
  const [calendar, courses, trainer] = await Promise.all([
    admin.sessions.calendar({
      from: days[0]?.date ?? today,
      days: days.length,
      zone,
      trainerId: address.trainer ?? undefined,
      courseId: address.course ?? undefined,
      search: address.q ?? undefined,
      ...(isSchool && { perHour }),
    }),
    admin.purchases.courses(),
    address.trainer ? orNotFound(admin.trainers.get({ trainerId: address.trainer })) : null,
  ]);
  const { sessions, total, now } = calendar;
  const shared = { days, sessions, zone, today, now };

  return (
    <div className="grid gap-3">
      <h1 className="sr-only">Sessions</h1>
      <CalendarFilters address={address} zone={zone} courses={courses} trainerName={trainer?.name ?? null} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <p role="status">
          <span className="font-semibold">{address.day ? days[0]?.long : week.title}</span>{' '}
          <span className="text-muted">
            {total === 1 ? '1 session' : `${total} sessions`}, in the time of {zoneCity(zone)}
          </span>
        </p>
        <span className="-ml-1.5 sm:ml-auto">
          {address.day ? (
            <WeekNav
              what="day"
              beforeHref={calendarHref(address, { day: dayBeside(address.day, -1) })}
              nowHref={calendarHref(address, { day: today })}
              afterHref={calendarHref(address, { day: dayBeside(address.day, 1) })}
            />
          ) : (
            <WeekNav
              beforeHref={calendarHref(address, { week: week.before })}
              nowHref={calendarHref(address, { week: undefined })}
              afterHref={calendarHref(address, { week: week.after })}
            />
          )}
        </span>
      </div>
      {isSchool ? (
        <div className="panel overflow-hidden">
          <SchoolWeek {...shared} cells={byDay(sessions, zone)} address={address} />
        </div>
      ) : !isList && trainer ? (
        <Panel title={trainer.name} className="overflow-hidden">
          <WeekCalendar {...shared} timeOff={[...trainer.timeOff, ...trainer.pastTimeOff]} />
        </Panel>
      ) : sessions.length > 0 ? (
        <SessionList {...shared} />
      ) : (
        <EmptyState title="No sessions">
          No sessions start on {address.day ? 'this day' : 'these days'}
          {address.q || address.course || address.trainer ? ' that fits the filters' : ''}.
        </EmptyState>
      )}
      {isList && sessions.length < total && (
        <p className="text-muted">
          The first {sessions.length} of {total}. Choose one day, or narrow it by name or course, to see the
          rest.
        </p>
      )}
      <ListKeys />
    </div>
  );
}
