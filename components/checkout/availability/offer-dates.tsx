import { formatTime } from '@/server/core/time/format-time';
import type { Feasibility } from '@/server/sales/feasibility/check-feasibility';

/** The dates of an offer: first and last session, pace, the whole list on demand, and that nobody holds them meanwhile. */
export function OfferDates({
  offer,
  sessionsPerWeek,
  zone,
}: {
  offer: NonNullable<Feasibility['offer']>;
  sessionsPerWeek: number;
  zone: string;
}) {
  const { sessions, weeks } = offer;
  const [first, last] = [sessions.at(0), sessions.at(-1)];
  const when = (at: Date) =>
    `${formatTime(at, 'weekday', zone)} ${formatTime(at, 'date', zone)}, ${formatTime(at, 'time', zone)}`;
  const keepsPace = offer.shortfalls.every(({ kind }) => kind !== 'pace');
  const length = weeks === 1 ? '1 week' : `${weeks} weeks`;
  return (
    <>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-ink">
        <dt className="text-muted">First session</dt>
        <dd>{first && when(first.startsAt)}</dd>
        <dt className="text-muted">Last session</dt>
        <dd>{last && when(last.startsAt)}</dd>
        <dt className="text-muted">Pace</dt>
        <dd>
          {keepsPace ? `${sessionsPerWeek} a week for ${length}` : `${sessions.length} sessions in ${length}`}
        </dd>
      </dl>
      <details className="mt-2">
        <summary className="prose-link w-fit min-h-6 cursor-pointer">
          {sessions.length === 1 ? 'Show the date' : `Show all ${sessions.length} dates`}
        </summary>
        <ol className="mt-2 grid list-decimal gap-1 pl-6 tabular-nums sm:grid-cols-2">
          {sessions.map(({ startsAt }) => (
            <li key={startsAt.toISOString()}>{when(startsAt)}</li>
          ))}
        </ol>
      </details>
      <p className="mt-2">
        These dates aren’t held while you pay. If one is taken first, we book the next free dates at your
        times and email you. If no trainer is free, choose other times or get a full refund.
      </p>
    </>
  );
}
