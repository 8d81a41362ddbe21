import type { Metadata } from 'next';
import { auditHref } from '@/components/admin/audit/audit-address';
import { AvailabilityCard } from '@/components/admin/availability/availability-card';
import { isDate, wallOf, weekAround } from '@/components/admin/sessions/week';
import { WeekCalendar } from '@/components/admin/sessions/week-calendar';
import { WeekNav } from '@/components/admin/sessions/week-nav';
import { PageName } from '@/components/admin/shell/page-name';
import { TimeOffCard } from '@/components/admin/time-off/time-off-card';
import { AccountCard } from '@/components/admin/trainer-account/account-card';
import { ReliabilityCard } from '@/components/admin/trainer-account/reliability-card';
import { MarkAway } from '@/components/admin/trainers/mark-away';
import { PauseButton } from '@/components/admin/trainers/pause-button';
import { LoadCard, ProfileCard } from '@/components/admin/trainers/profile-cards';
import { SkillsCard } from '@/components/admin/trainers/skills-card';
import { StudentsCard } from '@/components/admin/trainers/students-card';
import { TrainerHeading } from '@/components/admin/trainers/trainer-heading';
import { CalendarFeed } from '@/components/schedule/calendar-feed';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { api } from '@/server/api/server';
import { isAllowed } from '@/server/people/roles/roles';
import { orNotFound } from '../../or-not-found';
import { requireSignIn } from '../../require-sign-in';

export const metadata: Metadata = { title: 'Trainer' };

type Props = {
  params: Promise<{ trainerId: string }>;
  searchParams: Promise<{ week?: string | string[] }>;
};

export default async function TrainerPage({ params, searchParams }: Props) {
  const [{ trainerId }, { week: asked }] = await Promise.all([params, searchParams]);
  const href = `/admin/trainers/${trainerId}`;
  await requireSignIn(href);
  const { account, admin } = api();
  const [trainer, students, reliability, facets, me, feed] = await orNotFound(
    Promise.all([
      admin.trainers.get({ trainerId }),
      admin.trainers.students({ trainerId }),
      admin.trainers.reliability({ trainerId }),
      admin.trainers.facets(),
      account.me(),
      admin.calendar.feed({ trainerId }),
    ]),
  );
  const { zone, windows, timeOff, pastTimeOff, state, now } = trainer;
  const today = wallOf(now, zone).date;
  const week = weekAround(typeof asked === 'string' && isDate(asked) ? asked : today);
  const from = week.days[0]?.date ?? today;
  const calendar = await admin.sessions.calendar({ from, zone, trainerId });
  const canEdit = isAllowed('admin', me?.role ?? null);

  return (
    <div className="mx-auto grid max-w-[82rem] gap-4">
      <PageName name={trainer.name} />
      <TrainerHeading
        trainer={trainer}
        actions={
          <>
            <LinkButton href={auditHref({ subject: trainer.id })} variant="ghost" size="sm">
              History
            </LinkButton>
            {canEdit && state !== 'left' && (
              <>
                <LinkButton href={`${href}/edit`} variant="secondary" size="sm">
                  Edit profile
                </LinkButton>
                <PauseButton
                  trainer={{ ...trainer, isPaused: trainer.pausedAt !== null }}
                  students={students.students}
                />
                <MarkAway trainerId={trainer.id} name={trainer.name} first={today} />
              </>
            )}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          <Panel
            title={week.title}
            className="overflow-hidden"
            actions={
              <WeekNav
                beforeHref={`${href}?week=${week.before}`}
                nowHref={href}
                afterHref={`${href}?week=${week.after}`}
              />
            }
          >
            <WeekCalendar
              days={week.days}
              sessions={calendar.sessions}
              zone={zone}
              today={today}
              now={now}
              windows={windows}
              timeOff={[...timeOff, ...pastTimeOff]}
            />
          </Panel>
          <AvailabilityCard trainer={trainer} canEdit={canEdit} />
          <StudentsCard series={students.series} zone={zone} />
        </div>
        <div className="grid min-w-0 gap-4">
          <LoadCard
            trainer={trainer}
            students={students.students}
            minutesThisWeek={students.minutesThisWeek}
          />
          <ReliabilityCard reliability={reliability} />
          <SkillsCard trainer={trainer} known={facets.skills} canEdit={canEdit} />
          <TimeOffCard
            trainer={trainer}
            now={now}
            today={today}
            canEdit={canEdit}
            markAway={<MarkAway trainerId={trainer.id} name={trainer.name} {...touchedDays(timeOff, zone)} />}
          />
          <ProfileCard trainer={trainer} now={now} />
          <AccountCard trainer={trainer} canEdit={canEdit && state !== 'left'} />
          {canEdit && (
            <Panel title="Calendar feed">
              <div className="px-4 pb-4">
                <CalendarFeed feed={feed} trainerId={trainer.id} />
              </div>
            </Panel>
          )}
        </div>
      </div>
    </div>
  );
}

/** The days of the first upcoming time off that has sessions in it, to prefill "Mark away". */
function touchedDays(timeOff: { startsAt: Date; endsAt: Date; sessions: number }[], zone: string) {
  const touched = timeOff.find(({ sessions }) => sessions > 0);
  if (!touched) return {};
  const last = new Date(touched.endsAt.getTime() - 60_000);
  return { first: wallOf(touched.startsAt, zone).date, last: wallOf(last, zone).date };
}
