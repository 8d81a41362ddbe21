const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Whether a request line can be handed to Next, which answers 500 to a method that no browser may send, and to a path with
 * a broken escape or a NUL. `url` is as in the request line, with its query.
 */
export function isReadable(method: string | undefined, url: string | undefined): boolean {
  if (method === undefined || url === undefined || !methods.includes(method)) return false;
  try {
    return !decodeURIComponent(url.split('?', 1)[0] ?? '').includes('\0');
  } catch {
    return false;
  }
}
