import { answerRefusal } from '@/server/core/http/answer-refusal';
import { findForeignHost } from '@/server/core/http/find-foreign-host';
import { refuseOverLimit } from '@/server/core/limits/refuse-over-limit';
import { getUser } from '@/server/people/accounts/get-user';
import { isAllowed } from '@/server/people/roles/roles';

type Staff = NonNullable<Awaited<ReturnType<typeof getUser>>>;

/** The member of staff who asks for an export, or the answer for everybody else and for those who ask too often. */
export async function requireStaff(request: Request): Promise<Staff | Response> {
  const foreign = findForeignHost(request.headers);
  if (foreign) return answerRefusal(foreign);
  const user = await getUser(request.headers);
  if (!user) return new Response('Sign in to continue.\n', { status: 401 });
  if (!isAllowed('staff', user.role))
    return new Response('Your account does not have access to this.\n', { status: 403 });
  const refused = await refuseOverLimit('export', request.headers, user.id);
  if (refused) return refused;
  return user;
}
