import { CheckIcon, CrossIcon } from '@/components/ui/icons';
import type { StageComparison } from '@/server/operations/causes/verdict';

const marks = {
  met: ['As expected', 'text-ok'],
  differs: ['Not as expected', 'text-bad'],
  open: ['Not yet', 'text-faint'],
} as const;

/** What the process expects of each stage beside what happened. The first difference stands out: it is where to look. */
export function StageComparisonTable({ stages }: { stages: StageComparison[] }) {
  return (
    <div className="overflow-x-auto">
      <table aria-label="Expected and observed" className="w-full min-w-xl text-left">
        <thead className="text-xs text-muted">
          <tr>
            {['Stage', '', 'Expected', 'Observed'].map((head) => (
              <th key={head} scope="col" className="px-4 py-2 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {stages.map((stage) => (
          <tbody key={stage.id} className={stage.isFirstDifference ? 'bg-bad-soft' : ''}>
            {stage.rows.map(({ what, expected, observed, state }, index) => (
              <tr key={what} className={`align-top ${index === 0 ? 'border-t border-line' : ''}`}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={stage.rows.length} className="px-4 py-1.5 font-medium">
                    {stage.title}
                    {stage.isFirstDifference && (
                      <span className="block text-xs font-semibold text-bad">First difference</span>
                    )}
                  </th>
                )}
                <td className="px-4 py-1 whitespace-nowrap text-muted">{what}</td>
                <td className="px-4 py-1 font-mono text-xs leading-5 wrap-anywhere">{expected}</td>
                <td className="px-4 py-1 wrap-anywhere">
                  <span className="flex gap-2">
                    <Mark state={state} />
                    <span className={state === 'open' ? 'text-muted' : ''}>{observed}</span>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Mark({ state }: { state: keyof typeof marks }) {
  const [words, ink] = marks[state];
  return (
    <span className={`mt-0.5 w-4 shrink-0 ${ink}`}>
      {state === 'met' && <CheckIcon size={15} />}
      {state === 'differs' && <CrossIcon size={15} />}
      {state === 'open' && <span aria-hidden="true">–</span>}
      <span className="sr-only">{words}</span>
    </span>
  );
}
