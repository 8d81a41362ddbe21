const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Paths that Next answers with 500 itself. */
const ofNext = /^\/+_(global-)?error(\/|\.|$)/;

/**
 * Whether a request line can be handed to Next. It answers 500 to a method that no browser may send, to a path with a broken
 * escape or a NUL, to `*`, and to pages of its own; and it takes an absolute address, whose host is not looked at, for
 * one to redirect to. `url` is as in the request line, with its query.
 */
export function isReadable(method: string | undefined, url: string | undefined): boolean {
  if (method === undefined || url === undefined || !methods.includes(method)) return false;
  if (!url.startsWith('/')) return false;
  try {
    const path = decodeURIComponent(url.split('?', 1)[0] ?? '');
    return !path.includes('\0') && !ofNext.test(path);
  } catch {
    return false;
  }
}
