/** Bytes. The largest input of any procedure, and then some. */
const maxBody = 256 * 1024;

/**
 * The answer to a request that is refused before it is read: one that another site made a browser send, or one whose
 * body is too large or of a length it does not tell. Null for all others.
 */
export function refuseRequest(request: Request): Response | null {
  if (request.headers.get('sec-fetch-site') === 'cross-site') return new Response(null, { status: 403 });
  if (request.method !== 'POST') return null;
  const length = request.headers.get('content-length');
  if (length === null) return request.body ? new Response(null, { status: 411 }) : null;
  return Number(length) <= maxBody ? null : new Response(null, { status: 413 });
}
