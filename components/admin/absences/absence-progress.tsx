import type { AbsenceDetail } from '@/server/fulfillment/absences/get-absence';

/** How many of an absence's purchases are done, as text and as a bar. */
export function AbsenceProgress({ items }: { items: AbsenceDetail['items'] }) {
  const count = (...statuses: string[]) => items.filter(({ status }) => statuses.includes(status)).length;
  const [moved, skipped, failed] = [count('MOVED'), count('SKIPPED'), count('FAILED')];
  const done = moved + skipped + failed;
  const share = (part: number) => `${(part / Math.max(1, items.length)) * 100}%`;
  return (
    <div className="grid gap-2">
      <p role="status" className="text-lg font-semibold">
        {done < items.length
          ? `${done} of ${items.length} done. You can leave this page.`
          : [
              `${moved} of ${items.length} moved to another trainer`,
              skipped > 0 && `${skipped} needed no change`,
              failed > 0 && `${failed} could not be moved`,
            ]
              .filter(Boolean)
              .join(', ')}
        {done === items.length && '.'}
      </p>
      <div aria-hidden="true" className="flex h-2 overflow-hidden rounded-full bg-sunk">
        <span className="bg-ok" style={{ width: share(moved) }} />
        <span className="bg-line-strong" style={{ width: share(skipped) }} />
        <span className="bg-bad" style={{ width: share(failed) }} />
      </div>
    </div>
  );
}
