import { z } from 'zod';
import { DomainError } from '@/server/core/errors';
import { toLine } from '@/server/core/text/to-line';
import { wordsOf } from '../process/cannot-start';

/** Nothing wrong is repaired by asking the same again: what was asked for is not understood, or is not there. */
const misusedCode = 2;
const failedCode = 1;

/**
 * One line for the person at the terminal, and the exit code: 2 when what they asked for is wrong, 1 when it failed.
 * `lead` begins the sentence of a failure, e.g. "The doctor failed".
 */
export function describeFailure(error: unknown, lead: string): { line: string; exitCode: number } {
  if (error instanceof z.ZodError) {
    const message = error.issues[0]?.message ?? 'Please check what you entered.';
    return { line: toLine(message), exitCode: misusedCode };
  }
  if (error instanceof DomainError) {
    const isMisused = error.kind === 'Validation' || error.kind === 'NotFound';
    return { line: toLine(error.message), exitCode: isMisused ? misusedCode : failedCode };
  }
  return { line: toLine(`${lead}: ${wordsOf(error)}.`), exitCode: failedCode };
}
