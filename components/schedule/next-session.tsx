import { JoinButton } from '@/components/sessions/join-button';
import { SessionTime, TrainerTime } from '@/components/sessions/session-time';
import { Link } from '@/components/ui/link';
import { formatTime, zoneCity } from '@/server/core/time/format-time';
import type { listMySessions } from '@/server/fulfillment/booking/list-my-sessions';
import { Until } from './until';

type Session = Awaited<ReturnType<typeof listMySessions>>[number];

/** The next session, or the one in progress, in both time zones. */
export function NextSession({ session, zone, now }: { session: Session; zone: string; now: Date }) {
  const { startsAt, endsAt, trainer, purchase } = session;
  const isRunning = startsAt <= now;
  return (
    <section aria-labelledby="next" className="panel bg-accent-soft p-5">
      <h2 id="next" className="text-sm font-semibold text-accent">
        {isRunning ? 'In progress' : 'Next session'}
      </h2>
      <p className="mt-2 text-2xl leading-tight font-semibold tracking-[-0.02em]">
        <Until startsAt={startsAt} endsAt={endsAt} now={now} />
      </p>
      <p className="mt-2 text-[1.0625rem]">
        <span className="font-medium">
          {formatTime(startsAt, 'day', zone)}, <SessionTime startsAt={startsAt} endsAt={endsAt} zone={zone} />
        </span>{' '}
        <span className="text-muted">in {zoneCity(zone)}</span>
      </p>
      <p className="text-muted empty:hidden">
        <TrainerTime startsAt={startsAt} zone={zone} trainerZone={trainer.zone} />
      </p>
      <JoinButton session={session} now={now} size="md" className="mt-4" />
      <p className="mt-4 border-t border-line-strong/40 pt-4">
        <Link href={`/purchases/${purchase.id}`} className="font-semibold hover:underline">
          {purchase.course.title}
        </Link>
        <span className="block text-muted">
          Session {session.ordinal} of {purchase.sessionCount} with {trainer.name}
        </span>
      </p>
    </section>
  );
}
