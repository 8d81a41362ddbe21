import type { TRPCError } from '@trpc/server';
import { log } from '@/server/core/log';
import { isDefect } from './present-error';

/** Logs an error that clients do not see, with the request id that the client got. */
export function logDefect(failure: { error: TRPCError; path?: string; ctx?: { requestId: string } }): void {
  const { error, path, ctx } = failure;
  if (isDefect(error))
    log.error({ err: error.cause ?? error, path, requestId: ctx?.requestId }, 'api.defect');
}
