const reading = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a browser sends this request for a page of another origin than the app's: by its Sec-Fetch-Site and, where it
 * would change something, by its Origin, which must be that of `appUrl`. A client that sends neither is no browser, and has
 * no cookies that a page could abuse.
 */
export function isForeignOrigin(request: { method: string; headers: Headers }, appUrl: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (reading.includes(request.method)) return site === 'cross-site';
  if (site !== null && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.headers.get('origin');
  return origin !== null && origin !== new URL(appUrl).origin;
}
