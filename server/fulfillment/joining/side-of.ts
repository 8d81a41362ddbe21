import type { Actor } from '@/server/core/context';

/** As whom somebody looks at a session. Staff see it, and do not join. */
export type Side = 'student' | 'trainer' | 'staff';

/** As whom the actor looks at a session, or null: it is none of theirs. Who bought it is its student, whatever else they are. */
export function sideOf(actor: Actor, session: { studentId: string; trainerId: string }): Side | null {
  if ('userId' in actor && actor.userId === session.studentId) return 'student';
  if (actor.kind === 'trainer' && actor.trainerId === session.trainerId) return 'trainer';
  return actor.kind === 'staff' ? 'staff' : null;
}
