import { env } from '@/server/core/env';
import type { RequestRefusal } from './answer-refusal';
import { findForeignHost } from './find-foreign-host';
import { isForeignOrigin } from './is-foreign-origin';
import { readBody } from './read-body';

/** Bytes. The largest input of any procedure, and then some. */
const maxBytes = 256 * 1024;

/**
 * The request for a handler that trusts cookies, with its body read; or why it is refused: for another host, sent by a page
 * of another origin, or too large.
 */
export async function admitRequest(request: Request): Promise<Request | RequestRefusal> {
  const foreign = findForeignHost(request.headers);
  if (foreign) return foreign;
  if (isForeignOrigin(request, env.APP_URL)) {
    const message = `Open Caravan at ${env.APP_URL} and try again there.`;
    return { status: 403, code: 'FOREIGN_ORIGIN', message };
  }
  if (!request.body) return request;
  const body = await readBody(request, maxBytes);
  if (body === null)
    return { status: 413, code: 'TOO_LARGE', message: 'This is more than Caravan takes at once.' };
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, body });
}
