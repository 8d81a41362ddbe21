import { formatTime } from '@/server/core/time/format-time';
import type { PeriodFacts } from '@/server/operations/overview/get-period';

/**
 * Paid and booked purchases per hour or day, as two bars each, rendered on the server. Screen readers get the same
 * numbers as a table.
 */
export function Throughput({ buckets, period, zone }: Pick<PeriodFacts, 'buckets' | 'period' | 'zone'>) {
  const most = Math.max(1, ...buckets.flatMap(({ paid, booked }) => [paid, booked]));
  const name = (startsAt: Date) => formatTime(startsAt, period === '24h' ? 'time' : 'day', zone);
  const first = buckets[0];
  return (
    <div className="grid gap-2 px-4 pb-4">
      <p className="flex gap-4 text-muted" aria-hidden="true">
        <Key className="bg-line-strong">Paid</Key>
        <Key className="bg-ok">Booked</Key>
        <span className="ml-auto">
          Busiest {period === '24h' ? 'hour' : 'day'}: {most}
        </span>
      </p>
      <div aria-hidden="true" className="flex h-36 items-end gap-px border-b border-line-strong sm:gap-0.5">
        {buckets.map(({ startsAt, paid, booked }) => (
          <div
            key={startsAt.toISOString()}
            title={`${name(startsAt)}: ${paid} paid, ${booked} booked`}
            className="flex h-full min-w-0 flex-1 items-end gap-px rounded-t-sm hover:bg-sunk"
          >
            <Bar share={paid / most} className="bg-line-strong" />
            <Bar share={booked / most} className="bg-ok" />
          </div>
        ))}
      </div>
      <p aria-hidden="true" className="flex justify-between text-xs text-muted">
        <span>{first && name(first.startsAt)}</span>
        <span>now</span>
      </p>
      <table className="sr-only">
        <caption>Paid and booked purchases</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Paid</th>
            <th scope="col">Booked</th>
          </tr>
        </thead>
        <tbody>
          {buckets.map(({ startsAt, paid, booked }) => (
            <tr key={startsAt.toISOString()}>
              <th scope="row">{name(startsAt)}</th>
              <td>{paid}</td>
              <td>{booked}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Bar({ share, className }: { share: number; className: string }) {
  return (
    <span className={`min-w-0 flex-1 rounded-t-sm ${className}`} style={{ height: `${share * 100}%` }} />
  );
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span className={`size-2.5 rounded-sm ${className}`} />
      {children}
    </span>
  );
}
