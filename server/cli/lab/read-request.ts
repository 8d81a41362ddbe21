import { z } from 'zod';
import { ValidationError } from '@/server/core/errors';
import { line } from '@/server/core/text/line';
import { faults } from '@/server/lab/faults';
import { contract } from '@/server/process/stages/contract';
import type { StageId } from '@/server/process/stages/stages';
import { readArguments } from '../arguments/read-arguments';

const usage =
  'Usage: npm run lab, npm run lab -- NAME [STAGE], npm run lab -- undo [NAME], or npm run lab -- matrix.';
const faultNames = faults.map(({ name }) => name);
// As people type it: in any case.
const typed = line(60).overwrite((word) => word.toLowerCase());
const faultName = typed.refine((name) => faultNames.includes(name), {
  error: `There is no such fault: ${faultNames.join(', ')}.`,
});
const stageName = typed.pipe(
  z.enum(contract.stageIds, { error: `There is no such stage: ${contract.stageIds.join(', ')}.` }),
);

export type LabRequest =
  | { command: 'list' }
  | { command: 'undo'; name?: string }
  | { command: 'break'; name: string; stage?: StageId };

/** What `npm run lab` is asked for. Throws ValidationError `cli.usage`, and ZodError for a fault or stage that there is not. */
export function readRequest(args: string[]): LabRequest {
  const { positionals } = readArguments(args, { options: {}, usage });
  const [first, second, ...rest] = positionals;
  if (rest.length > 0) throw new ValidationError('cli.usage', usage);
  if (first === undefined) return { command: 'list' };
  if (first === 'undo') return { command: 'undo', name: faultName.optional().parse(second) };
  return { command: 'break', name: faultName.parse(first), stage: stageName.optional().parse(second) };
}
