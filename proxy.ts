import { randomUUID } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { stalePageSource } from './components/page/stale-page-source';
import { themeSource } from './components/theme/theme-source';
import { env } from './server/core/env';
import { isForeignOrigin } from './server/core/http/is-foreign-origin';
import { namesOrigin } from './server/core/http/names-origin';
import { refusePage } from './server/core/limits/refuse-page';
import { elsewherePage } from './server/core/pages/elsewhere-page';
import { nonceHeader } from './server/core/pages/nonce-header';
import { pagePolicy } from './server/core/pages/page-policy';

// The API admits its own requests (server/core/http/admit-request.ts); what the build made needs no nonce.
export const config = { matcher: '/((?!api/|_next/static/|icon.svg$).*)' };

/** The one form beside the API: the page of the test gateway. */
const formTarget = /^\/pay\/[^/]{1,200}\/settle$/;

const isDevelopment = env.NODE_ENV === 'development';

/**
 * Before every page: sends visitors to the address that sessions and links are for, refuses forms of other sites and what is
 * over the limit, and gives the page its Content-Security-Policy, from which Next takes the nonce of its scripts.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname, search } = request.nextUrl;
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  const isElsewhere = !namesOrigin(request.headers.get('host') ?? '', env.APP_URL);
  if (isElsewhere || (!isReading && isForeignOrigin(request, env.APP_URL))) {
    const target = new URL(env.APP_URL);
    target.pathname = pathname;
    target.search = search;
    return new NextResponse(elsewherePage(target), {
      status: isElsewhere ? 421 : 403,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    });
  }
  // Pages are read. What is sent to one as a form or as a server action has nobody to take it.
  if (!isReading && !formTarget.test(pathname)) {
    const headers = { allow: 'GET, HEAD', 'content-type': 'text/plain; charset=utf-8' };
    return new NextResponse('Pages can only be read.\n', { status: 405, headers });
  }
  const refused = await refusePage(
    request.headers,
    pathname.startsWith('/certificates/') ? 'certificate' : 'page',
  );
  if (refused) return refused;
  const nonce = randomUUID();
  const policy = pagePolicy(nonce, [themeSource, stalePageSource], { isDevelopment });
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set(nonceHeader, nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}
