import { env } from '@/server/core/env';
import type { RequestRefusal } from './answer-refusal';
import { isKnownHost } from './is-known-host';
import { serveOrigin } from './serve-origin';

/**
 * Refuses a request for a host that is not this deployment's, so that no name that somebody points at this machine becomes
 * an address of Caravan. Null for all others.
 */
export function findForeignHost(headers: Headers): RequestRefusal | null {
  const addresses = { appUrl: env.APP_URL, serveOrigin, port: env.PORT };
  if (isKnownHost(headers.get('host'), addresses)) return null;
  const message = `Open Caravan at ${env.APP_URL}: it does not answer at this address.`;
  return { status: 421, code: 'FOREIGN_HOST', message };
}
