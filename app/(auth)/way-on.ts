import { redirect } from 'next/navigation';
import { currentUser } from '@/server/people/accounts/current-user';
import { homeOf } from '@/server/people/roles/roles';
import { safeNext } from '@/server/people/sign-in/safe-next';

export type AuthPageProps = { searchParams: Promise<{ next?: string | string[] }> };

/**
 * For the sign-in and sign-up pages: whoever is signed in goes on, to `?next=` or where their role begins. For all others
 * the query to keep between the two pages, with its question mark, or an empty string.
 */
export async function wayOn(searchParams: AuthPageProps['searchParams']): Promise<string> {
  const next = safeNext((await searchParams).next);
  const user = await currentUser();
  if (user) redirect(next ?? homeOf(user.role));
  return next ? `?next=${encodeURIComponent(next)}` : '';
}
