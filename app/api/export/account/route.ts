import { requireUser } from '@/app/api/require-user';
import { createContext } from '@/server/core/context';
import { answerDownload } from '@/server/core/http/answer-download';
import { exportAccount } from '@/server/operations/privacy/export-account';
import { actorOf } from '@/server/people/roles/actor-of';

/** Everything about the signed-in person, as a JSON file. */
export async function GET(request: Request): Promise<Response> {
  const user = await requireUser(request, 'student', 'accountExport');
  if (user instanceof Response) return user;
  const ctx = createContext(actorOf(user));
  const name = `caravan-account-${ctx.now.toISOString().slice(0, 10)}`;
  return answerDownload(await exportAccount(ctx), { name, ending: 'json', userId: user.id });
}
