import { z } from 'zod';
import { ValidationError } from '@/server/core/errors';
import { reason } from '@/server/core/text/reason';
import { type RemedyKind, remedyKinds } from '@/server/operations/vocabulary/remedies';
import { readArguments } from '../arguments/read-arguments';

const usage =
  'Usage: npm run doctor, npm run doctor -- P-10042, or npm run doctor -- P-10042 --apply [--remedy KIND] [--reason "…"].';
const options = {
  apply: { type: 'boolean' },
  remedy: { type: 'string' },
  reason: { type: 'string' },
} as const;
const schema = z.object({
  remedy: z.enum(remedyKinds, { error: `There is no such remedy: ${remedyKinds.join(', ')}.` }).optional(),
  reason: reason.optional(),
});

/** `reference` null: the whole system. */
export type DoctorRequest = {
  reference: string | null;
  isApplied: boolean;
  remedy?: RemedyKind;
  reason?: string;
};

/**
 * What `npm run doctor` is asked for. A number may be written in two words: `P 10042`. Throws ValidationError `cli.usage`,
 * and ZodError for a remedy or a reason that cannot be.
 */
export function readRequest(args: string[]): DoctorRequest {
  const { positionals, values } = readArguments(args, { options, usage });
  const { apply = false, ...given } = values;
  const reference = positionals.length > 0 ? positionals.join(' ') : null;
  const isDetailed = given.remedy !== undefined || given.reason !== undefined;
  if ((apply && reference === null) || (isDetailed && !apply)) throw new ValidationError('cli.usage', usage);
  return { reference, isApplied: apply, ...schema.parse(given) };
}
