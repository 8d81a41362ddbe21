import type { PeriodFacts } from '@/server/operations/overview/get-period';

/** Of the purchases paid in a period: the share that completed each stage they reached. */
export function StageSuccess({ stages }: Pick<PeriodFacts, 'stages'>) {
  return (
    <ul className="grid gap-4 px-4 pb-4">
      {stages.map(({ stage, title, entered, passed }) => {
        const stopped = entered - passed;
        return (
          <li key={stage} className="grid gap-1.5">
            <p className="flex items-baseline justify-between gap-3">
              <span className="font-medium">{title}</span>
              <span className="tabular-nums">
                {entered === 0 ? 'none yet' : percent(passed / entered)}
                {stopped > 0 && <span className="text-muted"> · {stopped} not completed</span>}
              </span>
            </p>
            <span aria-hidden="true" className="flex h-1.5 overflow-hidden rounded-full bg-sunk">
              <span
                className={stopped > 0 ? 'bg-warn' : 'bg-ok'}
                style={{ width: entered === 0 ? 0 : `${(passed / entered) * 100}%` }}
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Never rounded up to 100% while one is missing. */
const percent = (share: number) =>
  `${share === 1 ? 100 : Math.min(99.9, Math.floor(share * 1000) / 10).toLocaleString('en-GB')} %`;
