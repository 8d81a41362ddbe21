import type { Role } from '@/prisma/generated/enums';
import { codesOf } from '@/server/core/vocabulary/codes';

/** What each role is called in a sentence, and what it may do, in a line. */
export const roleWords: Record<Role, { name: string; may: string }> = {
  SUPPORT: { name: 'support', may: 'Reads everything, writes notes, retries what is stuck' },
  ADMIN: { name: 'admin', may: 'Everything: reallocates, overrides, cancels, manages the team' },
  TRAINER: { name: 'trainer', may: 'Their own sessions, students and availability' },
  STUDENT: { name: 'student', may: 'No console' },
};

/** Those that an administrator gives to an account: a trainer is invited instead. */
export const givenRoles = codesOf(roleWords).filter((role) => role !== 'TRAINER');
