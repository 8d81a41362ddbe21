import type { Prisma } from '@/prisma/generated/client';

/** What a result says to everybody whose session it is. */
export const studentResult = {
  outcome: true,
  topic: true,
  studentNote: true,
  homework: true,
  materialsUrl: true,
} as const satisfies Prisma.SessionResultSelect;

/** What it says to the trainer who held the session, and to staff. */
export const fullResult = {
  ...studentResult,
  privateNote: true,
  actorName: true,
  recordedAt: true,
} as const satisfies Prisma.SessionResultSelect;
