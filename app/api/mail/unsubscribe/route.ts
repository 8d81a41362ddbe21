import { createContext } from '@/server/core/context';
import { DomainError } from '@/server/core/errors';
import { answerRefusal } from '@/server/core/http/answer-refusal';
import { findForeignHost } from '@/server/core/http/find-foreign-host';
import { refuseOverLimit } from '@/server/core/limits/refuse-over-limit';
import { unsubscribe, unsubscribeInput } from '@/server/people/mail-choices/unsubscribe';

/** A reader who follows the link gets a page that asks first: mail scanners open every link. */
export function GET(request: Request): Response {
  const { search } = new URL(request.url);
  return new Response(null, {
    status: 303,
    headers: { location: `/unsubscribe${search}`, 'cache-control': 'no-store' },
  });
}

/** One click, in a mail program (RFC 8058) or on the page: turns off the one topic that the link was signed for. */
export async function POST(request: Request): Promise<Response> {
  const foreign = findForeignHost(request.headers);
  if (foreign) return answerRefusal(foreign);
  const refused = await refuseOverLimit('write', request.headers);
  if (refused) return refused;
  const asked = unsubscribeInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return answer(404, 'This link is not complete. Open it from the email again.');
  try {
    await unsubscribe(createContext({ kind: 'visitor' }), asked.data);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return answer(404, error.message);
  }
  return answer(200, 'You will not get these emails any more.');
}

const answer = (status: number, message: string) =>
  new Response(`${message}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
