const parts = { fit: 'Times', load: 'Room', continuity: 'Knows them', fairness: 'Fairness' } as const;

/** The parts of a score, from 0 to 1, as short bars with their numbers. */
export function ScoreBars({ score }: { score: Partial<Record<keyof typeof parts, number>> }) {
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {Object.entries(parts).map(([key, name]) => {
        const value = Object.entries(score).find(([part]) => part === key)?.[1];
        return value === undefined ? null : (
          <span key={key} className="inline-flex items-center gap-1.5">
            {name}
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
