import { z } from 'zod';
import { ruleCodes } from '@/server/process/vocabulary/trainer-rules';
import type { RuledOutTrainer } from '../choosing/rank-trainers';

/** How many trainers a stored ledger names: a purchase of a popular skill may rule out thousands. */
const named = 200;

const waitLedgerSchema = z.object({
  trainers: z.array(
    z.object({ trainerId: z.string(), trainerName: z.string(), codes: z.array(z.enum(ruleCodes)) }),
  ),
  /** Trainers of the skill that are not named above. */
  more: z.number().int(),
});
export type WaitLedger = z.infer<typeof waitLedgerSchema>;

/** How many trainers each reason rules out; one ruled out for two reasons counts in both. */
export function countByCode(ruledOut: RuledOutTrainer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { codes } of ruledOut) for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** Who teaches the skill and why each of them cannot, those with the fewest reasons first: the first 200 by name. */
export function writeLedger(ruledOut: RuledOutTrainer[]): WaitLedger {
  const near = ruledOut
    .filter(({ codes }) => !codes.includes('skill'))
    .sort((a, b) => a.codes.length - b.codes.length || (a.trainerId < b.trainerId ? -1 : 1));
  return { trainers: near.slice(0, named), more: Math.max(0, near.length - named) };
}

/** Reads the `ledger` column of AllocationWait; null when it was written by another version. */
export function readLedger(stored: unknown): WaitLedger | null {
  return waitLedgerSchema.safeParse(stored).data ?? null;
}
