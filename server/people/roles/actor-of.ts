import type { Actor } from '@/server/core/context';
import type { SignedInUser } from './roles';

/** The actor that timeline and audit entries name for `user`; null is a visitor. */
export function actorOf(user: SignedInUser | null): Actor {
  if (!user) return { kind: 'visitor' };
  const { id: userId, name, role, trainerId } = user;
  if (role === 'TRAINER' && trainerId) return { kind: 'trainer', userId, name, trainerId };
  if (role === 'STUDENT' || role === 'TRAINER') return { kind: 'student', userId, name };
  const mustConfirm = !user.session?.isConfirmed;
  return { kind: 'staff', userId, name, role, ...(mustConfirm && { mustConfirm }) };
}
