/**
 * The path to return to after signing in, from a `?next=` that anyone may have written: a path of this site with its
 * query, or null. Never another site, and never the sign-in pages themselves.
 */
export function safeNext(next: unknown): string | null {
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, origin)) return null;
  const url = new URL(next, origin);
  if (
    url.origin !== origin ||
    /^\/(sign-in|sign-up|forgot-password|reset-password|verify-email|confirm-change|api)(\/|$)/.test(
      url.pathname,
    )
  )
    return null;
  // Resolving dots can leave two slashes in front, which a browser would read as a host.
  return url.pathname.startsWith('//') ? null : `${url.pathname}${url.search}${url.hash}`;
}

const origin = 'http://caravan.invalid';
