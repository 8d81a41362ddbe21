import type { Role } from '@/prisma/generated/enums';

/** Who may call a procedure or open a page. `student` is anyone signed in, `staff` is SUPPORT or ADMIN. */
export type Access = 'public' | 'student' | 'staff' | 'admin';

/** Someone signed in, as every request and page sees them. */
export type SignedInUser = { id: string; name: string; email: string; role: Role; zone: string | null };

const allowed: Record<Access, readonly (Role | null)[]> = {
  public: [null, 'STUDENT', 'SUPPORT', 'ADMIN'],
  student: ['STUDENT', 'SUPPORT', 'ADMIN'],
  staff: ['SUPPORT', 'ADMIN'],
  admin: ['ADMIN'],
};

/** Whether someone with `role` (null: not signed in) has `access`. The only place where roles meet rights. */
export function isAllowed(access: Access, role: Role | null): boolean {
  return allowed[access].includes(role);
}

/** Where someone with `role` begins after signing in. */
export function homeOf(role: Role): '/admin/purchases' | '/purchases' {
  return isAllowed('staff', role) ? '/admin/purchases' : '/purchases';
}
