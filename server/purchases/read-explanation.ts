import { z } from 'zod';
import { codesOf } from '@/server/core/vocabulary/codes';
import { scoreParts } from '@/server/process/vocabulary/score-parts';

const part = z.number();

/** Why a trainer was chosen, as allocateTrainer writes it. Scores are from 0 to 1. */
const explanationSchema = z.object({
  score: z.record(z.enum(codesOf(scoreParts)), part),
  total: part,
  considered: z.number(),
  /** Calendars that were planned until nobody else could be better. */
  compared: z.number(),
  ruledOut: z.record(z.string(), z.number()),
});

export type Explanation = z.infer<typeof explanationSchema>;

/** Reads the `explanation` column of an allocation; null when it was written by another version. */
export function readExplanation(stored: unknown): Explanation | null {
  return explanationSchema.safeParse(stored).data ?? null;
}
