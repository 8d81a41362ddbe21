import { codesOf } from '@/server/core/vocabulary/codes';
import { type Score, scoreParts } from '@/server/process/vocabulary/score-parts';

/** The parts of a score, from 0 to 1, as short bars with numbers. */
export function ScoreBars({ score }: { score: Partial<Score> }) {
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {codesOf(scoreParts).map((key) => {
        const value = score[key];
        return value === undefined ? null : (
          <span key={key} className="inline-flex items-center gap-1.5">
            {scoreParts[key].title}
            <span aria-hidden="true" className="h-[5px] w-10 overflow-hidden rounded-full bg-line">
              <span
                className="block h-full rounded-full bg-muted"
                style={{ width: `${Math.round(value * 100)}%` }}
              />
            </span>
            {value.toFixed(2)}
          </span>
        );
      })}
    </span>
  );
}
