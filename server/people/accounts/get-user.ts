import { Role } from '@/prisma/generated/enums';
import { db } from '@/server/core/db';
import { readZone } from '@/server/core/time/read-zone';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { isBanned } from '../roles/is-banned';
import { isAllowed, type SignedInUser } from '../roles/roles';
import { isRecent } from '../security/is-recent';
import { auth } from '../sign-in/auth';
import { findTeaching } from './find-teaching';

/**
 * Who sent these headers, or null. Reads the session and the user from the database each time, so that a role taken away
 * or a ban counts at once. A trainer who has left is a student like everybody else, and so are staff without the two-factor
 * authentication that the school asks of them.
 */
export async function getUser(headers: Headers): Promise<SignedInUser | null> {
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const {
    id,
    name,
    email,
    emailVerified: isVerified,
    role,
    zone,
    banned,
    banExpires,
    twoFactorEnabled,
  } = found.user;
  const now = new Date();
  if (isBanned({ banned, banExpires }, now)) return null;
  const known = Object.values(Role).find((candidate) => candidate === role);
  if (!known) return null;
  const { id: sessionId, createdAt: startedAt, confirmedAt } = found.session;
  const session = { id: sessionId, startedAt, isConfirmed: isRecent(confirmedAt ?? startedAt, now) };
  const user = { id, name, email, role: known, zone: readZone(zone ?? ''), isVerified, session };
  if (isAllowed('staff', known)) {
    const isOpen = twoFactorEnabled || !(await getSchoolSettings({ db })).staffNeedTwoFactor;
    return isOpen ? user : { ...user, role: 'STUDENT', lacksTwoFactor: true };
  }
  if (known !== 'TRAINER') return user;
  const trainer = await findTeaching(db, { userId: id, now });
  return trainer ? { ...user, trainerId: trainer.id } : { ...user, role: 'STUDENT' };
}
