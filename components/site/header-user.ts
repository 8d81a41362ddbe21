import type { SignedInUser } from '@/server/people/roles/roles';
import type { HeaderUser } from './site-header';

/** Somebody signed in, as the header shows them. */
export function headerUser({ name, email, role, trainerId }: SignedInUser): HeaderUser {
  return { name, email, isStaff: role === 'SUPPORT' || role === 'ADMIN', isTrainer: trainerId !== undefined };
}
