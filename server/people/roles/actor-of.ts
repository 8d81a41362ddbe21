import type { Actor } from '@/server/core/context';
import type { SignedInUser } from './roles';

/** The actor that timeline and audit entries name for `user`; a visitor acts as the system's job `visitor`. */
export function actorOf(user: SignedInUser | null): Actor {
  if (!user) return { kind: 'system', job: 'visitor' };
  const { id: userId, name, role } = user;
  return role === 'STUDENT' ? { kind: 'student', userId, name } : { kind: 'staff', userId, name, role };
}
