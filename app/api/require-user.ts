import { answerRefusal } from '@/server/core/http/answer-refusal';
import { findForeignHost } from '@/server/core/http/find-foreign-host';
import type { LimitClass } from '@/server/core/limits/limit-classes';
import { refuseOverLimit } from '@/server/core/limits/refuse-over-limit';
import { getUser } from '@/server/people/accounts/get-user';
import { type Access, isAllowed, type SignedInUser } from '@/server/people/roles/roles';

/**
 * For downloads: the signed-in person with this access, or the answer for everybody else and for one request of the class too
 * many. Refused in this order: another host's name, nobody signed in, no access, the limit.
 */
export async function requireUser(
  request: Request,
  access: Access,
  limit: LimitClass,
): Promise<SignedInUser | Response> {
  const foreign = findForeignHost(request.headers);
  if (foreign) return answerRefusal(foreign);
  const user = await getUser(request.headers);
  if (!user) return new Response('Sign in to continue.\n', { status: 401 });
  if (!isAllowed(access, user.role))
    return new Response('Your account does not have access to this.\n', { status: 403 });
  return (await refuseOverLimit(limit, request.headers, user.id)) ?? user;
}
