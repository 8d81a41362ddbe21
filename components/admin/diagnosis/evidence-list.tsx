import { CheckIcon, CrossIcon, WarnIcon } from '@/components/ui/icons';
import { Link } from '@/components/ui/link';
import type { EvidenceItem } from '@/server/operations/causes/verdict';

const marks = {
  ok: [CheckIcon, 'text-ok', 'As expected'],
  bad: [CrossIcon, 'text-bad', 'Not as expected'],
  warn: [WarnIcon, 'text-warn', 'Worth a look'],
  neutral: [null, 'text-faint', ''],
} as const;

/** The evidence of a verdict, one line each, with the query behind a disclosure. */
export function EvidenceList({ items }: { items: EvidenceItem[] }) {
  return (
    <ul aria-label="Evidence">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is rebuilt on each render, and labels repeat.
        <li key={index} className="border-b border-line last:border-b-0">
          <Line item={item} />
        </li>
      ))}
    </ul>
  );
}

function Line({ item: { label, finding, tone, query, link } }: { item: EvidenceItem }) {
  const [MarkIcon, ink, says] = marks[tone];
  const row = (
    <>
      <span className={`mt-0.5 ${ink}`}>
        {MarkIcon ? <MarkIcon size={15} /> : <span aria-hidden="true">–</span>}
        {says && <span className="sr-only">{says}</span>}
      </span>
      <span className="font-medium">{label}</span>
      <span className="col-start-2 wrap-anywhere text-muted sm:col-start-auto">{finding}</span>
    </>
  );
  const grid =
    'grid grid-cols-[1.1rem_minmax(0,1fr)_auto] items-start gap-x-2.5 px-4 py-2 sm:grid-cols-[1.1rem_11rem_minmax(0,1fr)_auto]';
  if (query) {
    return (
      <details>
        <summary
          className={`${grid} cursor-pointer list-none hover:bg-sunk [&::-webkit-details-marker]:hidden`}
        >
          {row}
          <span className="col-start-3 row-start-1 underline underline-offset-2 sm:col-start-auto sm:row-start-auto">
            Query
          </span>
        </summary>
        <pre className="mx-4 mb-3 overflow-x-auto rounded-lg bg-sunk p-3 font-mono text-xs whitespace-pre-wrap wrap-anywhere select-all">
          {query}
        </pre>
      </details>
    );
  }
  return (
    <p className={grid}>
      {row}
      {link && (
        <Link
          href={link}
          className="col-start-3 row-start-1 underline underline-offset-2 sm:col-start-auto sm:row-start-auto"
        >
          Open
        </Link>
      )}
    </p>
  );
}
