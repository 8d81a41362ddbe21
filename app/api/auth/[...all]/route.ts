import { admitRequest } from '@/server/core/http/admit-request';
import { answerRefusal } from '@/server/core/http/answer-refusal';
import { refuseOverLimit } from '@/server/core/limits/refuse-over-limit';
import { answerRateLimited } from '@/server/people/sign-in/answer-rate-limited';
import { answerResetRequest } from '@/server/people/sign-in/answer-reset-request';
import { auth } from '@/server/people/sign-in/auth';
import { limitOfAuthPath } from '@/server/people/sign-in/limit-of-auth-path';

const resetRequest = '/api/auth/request-password-reset';

async function handle(request: Request): Promise<Response> {
  const admitted = await admitRequest(request);
  if (!(admitted instanceof Request)) return answerRefusal(admitted);
  const limit = limitOfAuthPath(request.url);
  const refused = await refuseOverLimit(limit, request.headers, null, answerRateLimited);
  if (refused) return refused;
  return new URL(request.url).pathname === resetRequest
    ? answerResetRequest(admitted)
    : auth.handler(admitted);
}

export { handle as GET, handle as POST };
