import { redirect } from 'next/navigation';
import { currentUser } from '@/server/people/accounts/current-user';
import { homeOf } from '@/server/people/roles/roles';
import { safeNext } from '@/server/people/sign-in/safe-next';

export type AuthPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * For the sign-in and sign-up pages. Redirects a signed-in person to `?next=`, or to the home page of their role, or to
 * the account page for staff who first have to set up two-factor authentication. For
 * everybody else, returns the query to keep between the two pages: `?next=…` or an empty string.
 */
export async function wayOn(searchParams: AuthPageProps['searchParams']): Promise<string> {
  const next = safeNext((await searchParams).next);
  const user = await currentUser();
  if (user) redirect(next ?? (user.lacksTwoFactor ? '/account' : homeOf(user.role)));
  return next ? `?next=${encodeURIComponent(next)}` : '';
}
