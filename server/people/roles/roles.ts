import type { Role } from '@/prisma/generated/enums';
import { type Access as AnyAccess, hasAccess } from '@/server/core/access';

/** Who may call a procedure or open a page. `student` is anyone signed in, `staff` is SUPPORT or ADMIN. */
export type Access = Exclude<AnyAccess, 'system' | 'webhook'>;

/** Someone signed in, as every request and page sees them. */
export type SignedInUser = {
  id: string;
  name: string;
  email: string;
  role: Role;
  zone: string | null;
  /** Who they are as a trainer: set for the role TRAINER alone, until they leave. */
  trainerId?: string;
  /** Whether they have shown that the email is theirs. */
  isVerified: boolean;
  /** Set for staff who act as a student until they have set up two-factor authentication, which the school asks of them. */
  lacksTwoFactor?: true;
  /**
   * The session of this request, when it began by signing in, and whether its person proved who they are within the last ten
   * minutes. Null where nobody signed in for it.
   */
  session: { id: string; startedAt: Date; isConfirmed: boolean } | null;
};

/** Whether someone with `role` (null: not signed in) has `access`. */
export function isAllowed(access: Access, role: Role | null): boolean {
  return hasAccess(role ?? 'visitor', access);
}

/** Where someone with `role` begins after signing in. */
export function homeOf(role: Role): '/admin/purchases' | '/teach' | '/purchases' {
  if (isAllowed('staff', role)) return '/admin/purchases';
  return isAllowed('trainer', role) ? '/teach' : '/purchases';
}
