import { NonRetriableError } from 'inngest';
import { ZodError, z } from 'zod';
import { DomainError } from '@/server/core/errors';

/**
 * The Inngest adapter of DomainError: a lost race (Conflict) is tried again, a broken rule or malformed input is not,
 * and anything else is a defect or an outage, which Inngest retries with its back-off.
 */
export async function nonRetriableOnRefusal<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && error.kind !== 'Conflict') {
      throw new NonRetriableError(`${error.code}: ${error.message}`, { cause: error });
    }
    if (error instanceof ZodError) {
      throw new NonRetriableError(`malformed: ${z.prettifyError(error)}`, { cause: error });
    }
    throw error;
  }
}
