import { Prisma } from '@/prisma/generated/client';

/**
 * Whether a booked purchase `p` lacks what its status says is there: its enrollment, its trainer, or some of its sessions.
 * No code can bring that about; SQL with the triggers off can, or a restore of a part.
 */
export const missesResults = Prisma.sql`(
  NOT EXISTS (SELECT FROM "Enrollment" e WHERE e."purchaseId" = p.id)
  OR NOT EXISTS (SELECT FROM "TrainerAllocation" a WHERE a."purchaseId" = p.id AND a."endedAt" IS NULL)
  OR (SELECT count(*) FROM "TrainingSession" s WHERE s."purchaseId" = p.id AND s.status <> 'CANCELLED') < p."sessionCount")`;
