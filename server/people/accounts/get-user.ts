import { Role } from '@/prisma/generated/enums';
import { db } from '@/server/core/db';
import { readZone } from '@/server/core/time/read-zone';
import { isBanned } from '../roles/is-banned';
import type { SignedInUser } from '../roles/roles';
import { auth } from '../sign-in/auth';
import { findTeaching } from './find-teaching';

/**
 * Who sent these headers, or null. Reads the session and the user from the database each time, so that a role taken away
 * or a ban counts at once. A trainer who has left is a student like everybody else.
 */
export async function getUser(headers: Headers): Promise<SignedInUser | null> {
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const { id, name, email, emailVerified: isVerified, role, zone, banned, banExpires } = found.user;
  const now = new Date();
  if (isBanned({ banned, banExpires }, now)) return null;
  const known = Object.values(Role).find((candidate) => candidate === role);
  if (!known) return null;
  const session = { id: found.session.id, startedAt: found.session.createdAt };
  const user = { id, name, email, role: known, zone: readZone(zone ?? ''), isVerified, session };
  if (known !== 'TRAINER') return user;
  const trainer = await findTeaching(db, { userId: id, now });
  return trainer ? { ...user, trainerId: trainer.id } : { ...user, role: 'STUDENT' };
}
