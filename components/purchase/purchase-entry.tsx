import { RouteArt } from '@/components/shop/route-art';
import { Link } from '@/components/ui/link';
import { formatTime } from '@/server/core/time/format-time';
import type { listMyPurchases } from '@/server/purchases/own/list-my-purchases';
import { hasMoneyNews } from '../money/has-money-news';
import { moneyWords } from '../money/money-words';
import { DateTile } from '../sessions/date-tile';
import { JoinButton } from '../sessions/join-button';
import { SessionTime } from '../sessions/session-time';
import { StageBars } from './stage-rail';
import { type RailStages, stageStates } from './stage-states';
import { StatusBadge } from './status-badge';

type Listed = Awaited<ReturnType<typeof listMyPurchases>>[number];

/** One of the student's courses: its status and next session. */
export function PurchaseEntry({
  purchase,
  stages,
  now,
}: {
  purchase: Listed;
  stages: RailStages;
  now: Date;
}) {
  const { nextSession, zone } = purchase;
  const rail = stageStates(stages, purchase);
  const wasCharged = purchase.money.some(({ taken }) => taken > 0);
  const isUnderWay = rail.some(({ state }) => state === 'current' || state === 'late');
  return (
    <article className="group relative grid grid-cols-[4.5rem_1fr] items-center gap-x-5 gap-y-4 border-t border-line py-5 sm:grid-cols-[8rem_1fr] md:grid-cols-[8rem_1fr_16rem]">
      <RouteArt
        seed={purchase.course.slug}
        level={purchase.course.level}
        className="h-18 w-full rounded-lg border border-line group-hover:border-line-strong"
      />
      <div className="min-w-0">
        <h2 className="text-[1.0625rem] font-semibold tracking-[-0.01em]">
          <Link
            href={`/purchases/${purchase.id}`}
            className="decoration-accent decoration-2 underline-offset-4 group-hover:underline after:absolute after:inset-0"
          >
            {purchase.course.title}
          </Link>
        </h2>
        <p className="text-muted">
          {purchase.sessionCount} sessions
          {purchase.trainerName && ` with ${purchase.trainerName}`}
        </p>
        <p className="mt-2 flex flex-wrap items-center gap-3">
          <StatusBadge
            status={purchase.status}
            isLate={purchase.isLate}
            reader="student"
            wasCharged={wasCharged}
          />
          {isUnderWay && <StageBars stages={rail} />}
        </p>
        {purchase.money.some(hasMoneyNews) && (
          <p className="mt-1 text-sm text-muted">{moneyWords(purchase.money).join(' ')}</p>
        )}
      </div>
      {nextSession && (
        <div className="col-span-2 flex items-center gap-3.5 md:col-span-1">
          <DateTile at={nextSession.startsAt} zone={zone} />
          <div>
            <p className="text-sm text-muted">Next: session {nextSession.ordinal}</p>
            <p className="font-medium">
              {formatTime(nextSession.startsAt, 'weekday', zone)} <SessionTime {...nextSession} zone={zone} />
            </p>
          </div>
          {/* Above the link that covers the entry. */}
          <JoinButton session={nextSession} now={now} className="relative z-10" />
        </div>
      )}
    </article>
  );
}
