import type { AbsenceDetail } from '@/server/fulfillment/absences/get-absence';

/** How far an absence is covered, in words and as a bar. */
export function AbsenceProgress({ items }: { items: AbsenceDetail['items'] }) {
  const count = (...statuses: string[]) => items.filter(({ status }) => statuses.includes(status)).length;
  const [moved, skipped, failed] = [count('MOVED'), count('SKIPPED'), count('FAILED')];
  const done = moved + skipped + failed;
  const share = (part: number) => `${(part / Math.max(1, items.length)) * 100}%`;
  return (
    <div className="grid gap-2">
      <p role="status" className="text-lg font-semibold">
        {done < items.length
          ? `${done} of ${items.length} done. You can leave this page: it goes on without you.`
          : [
              `${moved} of ${items.length} given to somebody else`,
              skipped > 0 && `${skipped} needed nothing`,
              failed > 0 && `${failed} could not be given to anybody`,
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
