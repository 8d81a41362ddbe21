import { env } from '@/server/env';
import { serveOrigin } from '@/server/pipeline/serve-origin';
import { isKnownHost } from './is-known-host';

/**
 * Answers 421 with a sentence to a request for a host that is not this deployment's, so that no name that somebody points
 * at this machine becomes an address of Caravan. Null for all others.
 */
export function refuseForeignHost(request: Request): Response | null {
  const addresses = { appUrl: env.APP_URL, serveOrigin, port: env.PORT };
  if (isKnownHost(request.headers.get('host'), addresses)) return null;
  return Response.json(
    { code: 'FOREIGN_HOST', message: `Open Caravan at ${env.APP_URL}: it does not answer at this address.` },
    { status: 421 },
  );
}
