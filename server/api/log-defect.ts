import type { TRPCError } from '@trpc/server';
import { log } from '@/server/core/log';
import { isDefect } from './present-error';

/** Logs an error that no client is told about, under the request id that the client was given. */
export function logDefect(failure: { error: TRPCError; path?: string; ctx?: { requestId: string } }): void {
  const { error, path, ctx } = failure;
  if (isDefect(error))
    log.error({ err: error.cause ?? error, path, requestId: ctx?.requestId }, 'api.defect');
}
