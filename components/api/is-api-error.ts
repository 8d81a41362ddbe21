import { TRPCClientError } from '@trpc/client';
import type { AppRouter } from '@/server/api/root';

/** Whether an error came from the API client. Without `data`, the server could not be reached or did not answer. */
export function isApiError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}
