import { admitRequest } from '@/server/core/http/admit-request';
import { answerRefusal } from '@/server/core/http/answer-refusal';
import { refuseOverLimit } from '@/server/core/limits/refuse-over-limit';
import { answerRateLimited } from '@/server/people/sign-in/answer-rate-limited';
import { auth } from '@/server/people/sign-in/auth';
import { limitOfAuthPath } from '@/server/people/sign-in/limit-of-auth-path';

async function handle(request: Request): Promise<Response> {
  const admitted = await admitRequest(request);
  if (!(admitted instanceof Request)) return answerRefusal(admitted);
  const limit = limitOfAuthPath(request.url);
  const refused = await refuseOverLimit(limit, request.headers, null, answerRateLimited);
  return refused ?? auth.handler(admitted);
}

export { handle as GET, handle as POST };
