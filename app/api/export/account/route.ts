import { createContext } from '@/server/core/context';
import { answerRefusal } from '@/server/core/http/answer-refusal';
import { findForeignHost } from '@/server/core/http/find-foreign-host';
import { streamText } from '@/server/core/http/stream-text';
import { refuseOverLimit } from '@/server/core/limits/refuse-over-limit';
import { exportAccount } from '@/server/operations/privacy/export-account';
import { getUser } from '@/server/people/accounts/get-user';
import { actorOf } from '@/server/people/roles/actor-of';

/** Everything about the signed-in person, as a JSON file. */
export async function GET(request: Request): Promise<Response> {
  const foreign = findForeignHost(request.headers);
  if (foreign) return answerRefusal(foreign);
  const user = await getUser(request.headers);
  if (!user) return new Response('Sign in to continue.\n', { status: 401 });
  const refused = await refuseOverLimit('accountExport', request.headers, user.id);
  if (refused) return refused;
  const ctx = createContext(actorOf(user));
  const body = await streamText(await exportAccount(ctx), {
    message: 'an export of an account failed midway',
    userId: user.id,
  });
  return new Response(body, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="caravan-account-${ctx.now.toISOString().slice(0, 10)}.json"`,
      'cache-control': 'no-store',
    },
  });
}
