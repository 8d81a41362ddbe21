import { formatTime } from '@/server/core/time/format-time';
import type { ReleasedRatings } from '@/server/school/ratings/list-released';
import { Stars } from './stars';

/** What students said, once staff released it. Renders nothing without any. */
export function Ratings({ ratings: { count, average, newest } }: { ratings: ReleasedRatings }) {
  if (average === null) return null;
  const shown = average.toFixed(1);
  return (
    <section
      aria-labelledby="ratings"
      className="grid gap-x-12 gap-y-4 border-t border-line pt-8 lg:grid-cols-[13rem_1fr]"
    >
      <div>
        <h2 id="ratings" className="text-lg font-semibold tracking-[-0.01em]">
          Ratings
        </h2>
        <p className="mt-1 text-sm text-muted">
          <strong className="text-ink">{shown} of 5</strong>, {count === 1 ? '1 rating' : `${count} ratings`}
        </p>
      </div>
      <ul className="grid content-start gap-x-10 gap-y-6 sm:grid-cols-2">
        {newest.map(({ id, stars, text, by, writtenAt }) => (
          <li key={id} className="min-w-0">
            <Stars stars={stars} />
            <p className="mt-1 whitespace-pre-line wrap-anywhere">{text}</p>
            <p className="mt-1 text-sm text-muted">
              {by}, {formatTime(writtenAt, 'date', 'UTC')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
