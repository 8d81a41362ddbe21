import { authorize } from '@/server/core/authorize';
import { ForbiddenError } from '@/server/core/errors';
import { actorOf } from './actor-of';
import type { Access, SignedInUser } from './roles';

/** The signed-in user, when they have `access`. Throws Forbidden as authorize does. */
export function requireRole(user: SignedInUser | null, access: Exclude<Access, 'public'>): SignedInUser {
  authorize({ actor: actorOf(user) }, access);
  if (!user) throw new ForbiddenError('sign_in_required', 'Sign in to continue.');
  return user;
}
