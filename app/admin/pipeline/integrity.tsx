import { CheckNow } from '@/components/admin/integrity/check-now';
import { IntegrityTable } from '@/components/admin/integrity/integrity-table';
import { RelativeTime } from '@/components/time/relative-time';
import { api } from '@/server/api/server';

/** The data invariants and the result of the last check. */
export async function Integrity() {
  const last = await api().admin.integrity.last();
  return (
    <section aria-labelledby="integrity" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="integrity" className="font-semibold">
          Integrity{' '}
          <span className="font-normal text-muted">
            {last ? (
              <>
                checked <RelativeTime at={last.at} now={last.now} />, in {last.tookMs} ms
              </>
            ) : (
              'not checked yet'
            )}
          </span>
        </h2>
        <CheckNow />
      </div>
      {last && <IntegrityTable results={last.results} />}
    </section>
  );
}
