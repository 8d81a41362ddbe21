import { Reschedule } from '@/components/rescheduling/reschedule';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import { formatTime, zoneCity } from '@/server/core/time/format-time';
import type { MyPurchase } from '@/server/purchases/own/get-my-purchase';
import { ReportNoShow } from '../missed/report-no-show';
import { JoinButton } from './join-button';
import { ResultBadge } from './result-badge';
import { ResultNotes } from './result-notes';
import { SessionTime, TrainerTime } from './session-time';

/** All sessions of a purchase, in the student's time zone and the trainer's. */
export function SessionTable({ purchase, now }: { purchase: MyPurchase; now: Date }) {
  const { zone } = purchase;
  const trainerZone = purchase.trainer?.zone ?? zone;
  return (
    <section aria-labelledby="sessions">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="sessions" className="text-lg font-semibold tracking-[-0.01em]">
            Your sessions
          </h2>
          <p className="mt-0.5 text-muted">
            Times are in {zoneCity(zone)}.{' '}
            <Link href="/schedule#zone" className="no-print underline underline-offset-2">
              Change
            </Link>
          </p>
        </div>
        <a
          href={`/api/calendar/purchases/${purchase.id}`}
          download
          className={buttonClass({ variant: 'secondary', size: 'sm' }, 'no-print')}
        >
          Add to calendar
        </a>
      </div>
      <div className="panel mt-4 overflow-hidden">
        <table className="w-full text-left">
          <thead className="text-sm text-muted">
            <tr className="border-b border-line">
              <th scope="col" className="w-12 py-2.5 pl-4 font-medium">
                <span className="sr-only">Number</span>
              </th>
              <th scope="col" className="py-2.5 font-medium">
                Day
              </th>
              <th scope="col" className="py-2.5 font-medium">
                Time
              </th>
              <th scope="col" className="hidden py-2.5 pr-4 font-medium sm:table-cell">
                Trainer’s time
              </th>
              <th scope="col" className="no-print py-2.5 pr-4">
                <span className="sr-only">Change</span>
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {purchase.sessions.map((session) => (
              <tr key={session.id} className={session.endsAt < now ? 'text-muted' : ''}>
                <td className="py-2.5 pl-4 text-muted">{session.ordinal}</td>
                <td className="py-2.5 pr-3">
                  {formatTime(session.startsAt, 'day', zone)}
                  {session.makesUpForId && <span className="block text-sm text-muted">Make-up session</span>}
                  {(session.result || session.noShow || session.endsAt <= now) && (
                    <span className="mt-0.5 block">
                      <ResultBadge {...session} reader="student" />
                    </span>
                  )}
                </td>
                <td className="py-2.5 pr-3">
                  <SessionTime {...session} zone={zone} />
                  <span className="block text-sm text-muted sm:hidden">
                    <TrainerTime startsAt={session.startsAt} zone={zone} trainerZone={trainerZone} />
                  </span>
                </td>
                <td className="hidden py-2.5 pr-4 text-muted sm:table-cell">
                  <TrainerTime startsAt={session.startsAt} zone={zone} trainerZone={trainerZone} />
                </td>
                <td className="no-print py-1.5 pr-4 text-right">
                  <JoinButton session={session} now={now} />
                  {session.canReportNoShow && <ReportNoShow session={session} />}
                  {session.status === 'SCHEDULED' && session.opensAt > now && (
                    <Reschedule session={{ ...session, courseTitle: purchase.course.title }} as="student" />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ResultNotes sessions={purchase.sessions} />
    </section>
  );
}
