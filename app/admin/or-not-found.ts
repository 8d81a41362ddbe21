import { TRPCError } from '@trpc/server';
import { notFound } from 'next/navigation';

/** The result, or the page for what does not exist. */
export async function orNotFound<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
}
