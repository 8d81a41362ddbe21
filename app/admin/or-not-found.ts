import { TRPCError } from '@trpc/server';
import { notFound } from 'next/navigation';

/** Returns the result, or shows the not-found page. */
export async function orNotFound<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
}
