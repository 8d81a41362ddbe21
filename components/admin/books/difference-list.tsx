import { RelativeTime } from '@/components/time/relative-time';
import { Link } from '@/components/ui/link';
import type { Differences } from '@/server/sales/differences/list-differences';
import { SettleDifference } from './settle-difference';

/** What differs between a provider's books and ours, each with its remedies. */
export function DifferenceList({ rows, now, isAdmin }: Differences & { isAdmin: boolean }) {
  return (
    <ul aria-label="Differences" className="panel">
      {rows.map(({ id, provider, ref, detail, foundAt, purchase, remedies }) => (
        <li key={id} className="grid gap-2 border-t border-line px-4 py-3 first:border-0">
          <p className="wrap-anywhere">
            {detail}{' '}
            <span className="text-muted">
              {purchase && (
                <Link
                  href={`/admin/purchases/P-${purchase.number}`}
                  className="rounded font-mono text-xs text-ink underline underline-offset-2"
                >
                  P-{purchase.number}
                </Link>
              )}{' '}
              <code className="font-mono text-xs">
                {provider} {ref}
              </code>
              , found <RelativeTime at={foundAt} now={now} />
            </span>
          </p>
          {isAdmin ? (
            <div className="flex flex-wrap gap-2">
              {remedies.map((remedy) => (
                <SettleDifference
                  key={remedy}
                  differenceId={id}
                  remedy={remedy}
                  about={`${provider} ${ref}`}
                />
              ))}
            </div>
          ) : (
            <p className="text-muted">An administrator can settle it.</p>
          )}
        </li>
      ))}
    </ul>
  );
}
