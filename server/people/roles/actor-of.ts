import type { Actor } from '@/server/core/context';
import type { SignedInUser } from './roles';

/** The actor that timeline and audit entries name for `user`; null is a visitor. */
export function actorOf(user: SignedInUser | null): Actor {
  if (!user) return { kind: 'visitor' };
  const { id: userId, name, role } = user;
  return role === 'STUDENT' ? { kind: 'student', userId, name } : { kind: 'staff', userId, name, role };
}
