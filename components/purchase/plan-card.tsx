import type { ReactNode } from 'react';
import { inOrder } from '@/components/checkout/checkout-draft';
import { preferredTimeWord } from '@/components/checkout/preferred-time-words';
import { DateTile } from '@/components/sessions/date-tile';
import { Panel } from '@/components/ui/panel';
import { formatTime, zoneCity } from '@/server/core/time/format-time';
import type { MyPurchase } from '@/server/purchases/own/get-my-purchase';
import { SessionTime } from '../sessions/session-time';

/** The plan: the first and last session once booked, and the preferred times until then. */
export function PlanCard({ purchase }: { purchase: MyPurchase }) {
  const { zone } = purchase;
  const { preferredTimes, startDate, zone: preferredIn } = purchase.preferences;
  const [first, last] = [purchase.sessions.at(0), purchase.sessions.at(-1)];
  return (
    <Panel title="Your plan">
      {first && last ? (
        <ul className="divide-y divide-line pb-1">
          <li className="flex items-center gap-3.5 px-4 py-2.5">
            <DateTile at={first.startsAt} zone={zone} />
            <div>
              <p className="font-semibold">First session</p>
              <p className="text-muted">
                {formatTime(first.startsAt, 'weekday', zone)} <SessionTime {...first} zone={zone} />,{' '}
                {zoneCity(zone)}
              </p>
            </div>
          </li>
          {last.id !== first.id && (
            <li className="flex items-center gap-3.5 px-4 py-2.5">
              <DateTile at={last.startsAt} zone={zone} />
              <div>
                <p className="font-semibold">Last session</p>
                <p className="text-muted">
                  {formatTime(last.startsAt, 'weekday', zone)}, session {last.ordinal} of{' '}
                  {purchase.sessionCount}
                </p>
              </div>
            </li>
          )}
        </ul>
      ) : (
        <dl className="grid gap-2 px-4 pb-4">
          <Fact term="Sessions">
            {purchase.sessionCount} of {purchase.sessionMinutes} minutes, {purchase.sessionsPerWeek} a week
          </Fact>
          <Fact term="Start date">{formatTime(`${startDate}T12:00:00Z`, 'date', 'UTC')}</Fact>
          <Fact term="Your times">
            {inOrder(preferredTimes).map(preferredTimeWord).join(', ')}, {zoneCity(preferredIn)}
          </Fact>
        </dl>
      )}
    </Panel>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_1fr] gap-3">
      <dt className="text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
