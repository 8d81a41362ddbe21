import { ForbiddenError } from '@/server/core/errors';
import { type Access, isAllowed, type SignedInUser } from './roles';

/**
 * The signed-in user, when they have `access`. Throws Forbidden: `sign_in_required` for a visitor, `role_required` for
 * someone whose role does not reach.
 */
export function requireRole(user: SignedInUser | null, access: Exclude<Access, 'public'>): SignedInUser {
  if (!user) throw new ForbiddenError('sign_in_required', 'Sign in to continue.');
  if (!isAllowed(access, user.role)) {
    throw new ForbiddenError(
      'role_required',
      'Your account may not do this. Ask an administrator for access.',
    );
  }
  return user;
}
