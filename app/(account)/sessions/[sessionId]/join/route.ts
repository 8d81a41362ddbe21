import { createContext } from '@/server/core/context';
import { DomainError } from '@/server/core/errors';
import { isId } from '@/server/core/text/is-id';
import { joinPath } from '@/server/fulfillment/joining/join-path';
import { joinSession } from '@/server/fulfillment/joining/join-session';
import { getUser } from '@/server/people/accounts/get-user';
import { actorOf } from '@/server/people/roles/actor-of';

type Props = { params: Promise<{ sessionId: string }> };

/**
 * The one link into a session, on pages, in mails and in calendars. Records who joined and sends them on: to the room, or
 * to the session's page, which is the waiting room or says why the session cannot be joined.
 */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { sessionId } = await params;
  if (!isId(sessionId)) return new Response('Session not found.\n', { status: 404 });
  const page = `/sessions/${sessionId}`;
  const user = await getUser(request.headers);
  if (!user) return seeOther(`/sign-in?next=${encodeURIComponent(joinPath(sessionId))}`);
  try {
    const outcome = await joinSession(createContext(actorOf(user)), { sessionId });
    return seeOther(outcome.state === 'open' ? (outcome.url ?? page) : page);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return seeOther(page);
  }
}

const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
