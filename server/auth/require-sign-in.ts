import { redirect } from 'next/navigation';
import { currentUser } from './current-user';
import type { SignedInUser } from './roles';

/**
 * For pages: the signed-in user, or off to the sign-in page and back to `path`. It guards no data: every procedure
 * checks for itself.
 */
export async function requireSignIn(path: string): Promise<SignedInUser> {
  return (await currentUser()) ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}
