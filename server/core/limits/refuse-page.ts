import { createHash } from 'node:crypto';
import { tooManyPage } from '@/server/core/pages/too-many-page';
import type { LimitClass } from './limit-classes';
import { refuseOverLimit } from './refuse-over-limit';

/**
 * Counts a page before anything of it is made: against the network, and against the session whose cookie came along, which
 * nobody looks up for that. Answers a page of plain HTML with 429 and Retry-After when it is one too many, or null.
 */
export function refusePage(headers: Headers, name: LimitClass = 'page'): Promise<Response | null> {
  const cookies = (headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim().split('='));
  const session = cookies.find(([name = '']) => name.endsWith('.session_token'))?.[1];
  const user = session ? createHash('sha256').update(session).digest('base64url') : null;
  return refuseOverLimit(
    name,
    headers,
    user,
    ({ message, retryAfterSeconds }) =>
      new Response(tooManyPage(message), {
        status: 429,
        headers: {
          'retry-after': String(retryAfterSeconds),
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
        },
      }),
  );
}
