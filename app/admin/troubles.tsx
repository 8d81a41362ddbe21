import { Link } from '@/components/ui/link';
import { api } from '@/server/api/server';

/**
 * The red banner on every console page while the system is not ready: a missing function, Inngest unreachable, a backlog.
 */
export async function Troubles() {
  const troubles = await api().admin.pipeline.troubles();
  if (troubles.length === 0) return null;
  return (
    <div role="alert" className="border-b border-line bg-bad-soft px-4 py-2 font-medium text-bad md:px-6">
      {troubles.map((trouble) => (
        <p key={trouble} className="wrap-anywhere">
          {capitalize(trouble)}.
        </p>
      ))}
      <p>
        Purchases are stuck because of this.{' '}
        <Link href="/admin/pipeline" className="font-semibold underline underline-offset-2">
          Open pipeline
        </Link>
      </p>
    </div>
  );
}

const capitalize = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);
