import type { Role } from '@/prisma/generated/enums';

/** What decides an actor's access: the role of an account; for everything else, what kind of actor it is. */
export type Standing = Role | 'visitor' | 'system' | 'webhook';

/**
 * Who has which access: the only place where roles meet rights. Procedures, pages and verbs all ask for access by these
 * names. `student` is anyone signed in, acting for themselves; `trainer` is one with their own students; `staff` is SUPPORT or ADMIN.
 */
export const access = {
  public: ['visitor', 'STUDENT', 'TRAINER', 'SUPPORT', 'ADMIN'],
  student: ['STUDENT', 'TRAINER', 'SUPPORT', 'ADMIN'],
  trainer: ['TRAINER'],
  staff: ['SUPPORT', 'ADMIN'],
  admin: ['ADMIN'],
  system: ['system'],
  webhook: ['webhook'],
} as const satisfies Record<string, readonly Standing[]>;

export type Access = keyof typeof access;

/** Whether someone of this standing has the access. */
export function hasAccess(standing: Standing, name: Access): boolean {
  return access[name].some((member) => member === standing);
}
