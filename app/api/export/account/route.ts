import { createContext } from '@/server/core/context';
import { answerDownload } from '@/server/core/http/answer-download';
import { answerRefusal } from '@/server/core/http/answer-refusal';
import { findForeignHost } from '@/server/core/http/find-foreign-host';
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
  const name = `caravan-account-${ctx.now.toISOString().slice(0, 10)}`;
  return answerDownload(await exportAccount(ctx), { name, ending: 'json', userId: user.id });
}
