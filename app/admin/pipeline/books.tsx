import { DifferenceList } from '@/components/admin/books/difference-list';
import { EmptyState } from '@/components/page/empty-state';
import { RelativeTime } from '@/components/time/relative-time';
import { api } from '@/server/api/server';

/** Where a provider's books and ours differ, found by the daily comparison. */
export async function Books({ isAdmin }: { isAdmin: boolean }) {
  const differences = await api().admin.books.differences();
  const { comparedAt, now, count } = differences;
  return (
    <section aria-labelledby="books" className="grid gap-3">
      <h2 id="books" className="font-semibold">
        Books{' '}
        <span className="font-normal text-muted">
          {comparedAt ? (
            <>
              compared <RelativeTime at={comparedAt} now={now} />
            </>
          ) : (
            'not compared yet'
          )}
          {count > 0 && `, ${count === 1 ? '1 difference' : `${count} differences`}`}
        </span>
      </h2>
      {count > 0 ? (
        <DifferenceList {...differences} isAdmin={isAdmin} />
      ) : (
        <EmptyState title="The books agree">
          Every payment and refund that the provider has is here, and the reverse.
        </EmptyState>
      )}
    </section>
  );
}
