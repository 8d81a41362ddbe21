import { RelativeTime } from '@/components/time/relative-time';
import { Notice } from '@/components/ui/notice';
import { api } from '@/server/api/server';

/** When the nightly clean-up last ran, what it removed, and whether it failed or is late. */
export async function CleanUp() {
  const { succeededAt, removed, failure, isLate, now } = await api().admin.integrity.cleanUp();
  const counts = Object.entries(removed).filter(([, count]) => count > 0);
  return (
    <section aria-labelledby="clean-up" className="grid gap-3">
      <h2 id="clean-up" className="font-semibold">
        Nightly clean-up{' '}
        <span className="font-normal text-muted">
          {succeededAt ? (
            <>
              last run <RelativeTime at={succeededAt} now={now} />
            </>
          ) : (
            'has not run yet'
          )}
        </span>
      </h2>
      {(failure || isLate) && (
        <Notice tone="bad" title={failure ? 'The last clean-up failed' : 'The clean-up is late'}>
          {failure ??
            'No clean-up has succeeded for more than 36 hours. Expired rows are not removed, so tables keep growing.'}
        </Notice>
      )}
      {succeededAt && (
        <p className="text-muted">
          {counts.length > 0
            ? `Rows removed: ${counts.map(([table, count]) => `${table} ${count}`).join(', ')}.`
            : 'Nothing was due for removal.'}
        </p>
      )}
    </section>
  );
}
