import { Prisma } from '@/prisma/generated/client';
import { contract } from '@/server/process/stages/contract';

/**
 * Whether a booked purchase `p` lacks what its status says is there: its enrollment, its trainer, or some of its sessions.
 * No code can bring that about; SQL with the triggers off can, or a restore of a part.
 */
export const missesResults = Prisma.raw(`NOT (${contract.pipeline.map(({ proof }) => proof).join(' AND ')})`);
