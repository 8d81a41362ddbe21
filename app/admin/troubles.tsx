import { Link } from '@/components/ui/link';
import { api } from '@/server/api/server';

/**
 * The red banner on every console page while the system is not ready: a missing function, Inngest unreachable, a backlog. It
 * says how many purchases are stuck and leads to the incident whose remedy fixes most of them.
 */
export async function Troubles() {
  const troubles = await api().admin.pipeline.troubles();
  if (troubles.length === 0) return null;
  const incident = await api().admin.incidents.largest();
  return (
    <div role="alert" className="border-b border-line bg-bad-soft px-4 py-2 font-medium text-bad md:px-6">
      {troubles.map((trouble) => (
        <p key={trouble} className="wrap-anywhere">
          {capitalize(trouble)}.
        </p>
      ))}
      <p>
        {incident
          ? incident.stuck === 1
            ? '1 paid purchase is stuck. '
            : `${incident.stuck} paid purchases are stuck. `
          : 'No purchase is stuck yet. '}
        {incident && (
          <>
            <Link
              href={`/admin/incidents/${incident.id}`}
              className="font-semibold underline underline-offset-2"
            >
              Fix “{incident.title}”
            </Link>
            {' · '}
          </>
        )}
        <Link href="/admin/pipeline" className="font-semibold underline underline-offset-2">
          Open pipeline
        </Link>
      </p>
    </div>
  );
}

const capitalize = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);
