import { Role } from '@/prisma/generated/enums';
import { readZone } from '@/server/core/time/read-zone';
import { isBanned } from '../roles/is-banned';
import type { SignedInUser } from '../roles/roles';
import { auth } from '../sign-in/auth';

/**
 * Who sent these headers, or null. Reads the session and the user from the database each time, so that a role taken away
 * or a ban counts at once.
 */
export async function getUser(headers: Headers): Promise<SignedInUser | null> {
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const { id, name, email, role, zone, banned, banExpires } = found.user;
  if (isBanned({ banned, banExpires }, new Date())) return null;
  const known = Object.values(Role).find((candidate) => candidate === role);
  return known ? { id, name, email, role: known, zone: readZone(zone ?? '') } : null;
}
