import { TRPCError } from '@trpc/server';

/** Whether a call of the API was refused because the thing does not exist or is not this person's to see. */
export function isNotFound(error: unknown): boolean {
  return error instanceof TRPCError && error.code === 'NOT_FOUND';
}
