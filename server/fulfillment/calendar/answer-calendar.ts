import { createHash } from 'node:crypto';

/** A calendar file as an HTTP answer: private, asked for again each time, 304 for a client that has this text. */
export function answerCalendar(request: Request, text: string, fileName: string): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  const headers = {
    etag,
    'cache-control': 'private, no-cache',
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `attachment; filename="${fileName}"`,
  };
  // Each tag is quoted, so ours within the list is ours; looked for as text, which takes no longer for a longer header.
  const isKnown = request.headers.get('if-none-match')?.includes(etag);
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
}
