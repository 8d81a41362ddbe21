import { Stars } from '@/components/ratings/stars';
import { LocalTime } from '@/components/time/local-time';
import { Link } from '@/components/ui/link';
import type { RatingRow } from '@/server/fulfillment/ratings/list-ratings';
import { DecideRating } from './decide-rating';

/** Ratings with what students wrote, and what there is to decide. */
export function RatingList({ ratings, zone }: { ratings: RatingRow[]; zone?: string }) {
  return (
    <ul className="panel divide-y divide-line">
      {ratings.map((rating) => (
        <li key={rating.id} className="grid gap-1.5 px-4 py-3">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Stars stars={rating.stars} />
            <span className="font-semibold wrap-anywhere">{rating.about}</span>
            <span className="text-muted">
              {rating.subject === 'COURSE' ? 'Course' : 'Trainer'}, {rating.studentName},{' '}
              <Link href={`/admin/purchases/P-${rating.number}`} className="prose-link">
                P-{rating.number}
              </Link>
              , <LocalTime at={rating.writtenAt} zone={zone} />
            </span>
          </p>
          {rating.text ? (
            <p className="max-w-[70ch] whitespace-pre-line wrap-anywhere">{rating.text}</p>
          ) : (
            <p className="text-muted">No text.</p>
          )}
          {rating.decidedBy && (
            <p className="text-sm text-muted">
              {rating.status === 'RELEASED' ? 'Released' : 'Declined'} by {rating.decidedBy}
              {rating.declineReason && `: ${rating.declineReason}`}
            </p>
          )}
          <DecideRating rating={rating} />
        </li>
      ))}
    </ul>
  );
}
