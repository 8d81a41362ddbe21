import { z } from 'zod';
import { Level } from '@/prisma/generated/enums';
import type { TrainerFacts } from './rank-trainers';

/** What the database says of a trainer to the rules that choose. */
export const trainerFacts = z.object({
  trainerId: z.string(),
  trainerName: z.string(),
  languages: z.array(z.string()),
  level: z.enum(Level).nullable(),
  isPaused: z.boolean(),
  hasLeft: z.boolean(),
  maxStudents: z.number(),
  activeStudents: z.number(),
  recentStudents: z.number(),
  isKnown: z.boolean(),
}) satisfies z.ZodType<TrainerFacts>;
