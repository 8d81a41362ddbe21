import Link from 'next/link';
import { api } from '@/server/api/server';

/** The red banner of every page while a function of the contract is not registered: its events go unconsumed. */
export async function MissingFunctions() {
  const registration = await api().admin.pipeline.registration();
  if (!registration.ok || registration.missing.length === 0) return null;
  const { missing } = registration;
  return (
    <p role="alert" className="border-b border-line bg-bad-soft px-4 py-2 font-medium text-bad md:px-6">
      {missing.length === 1 ? `${missing[0]} is` : `${missing.join(', ')} are`} not registered with Inngest.
      What waits for {missing.length === 1 ? 'it' : 'them'} stands still.{' '}
      <Link href="/admin/pipeline" className="font-semibold underline underline-offset-2">
        Open pipeline
      </Link>
    </p>
  );
}
