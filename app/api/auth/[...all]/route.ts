import { refuseRequest } from '@/server/api/refuse-request';
import { answerRateLimited } from '@/server/auth/answer-rate-limited';
import { auth } from '@/server/auth/auth';
import { limitOfAuthPath } from '@/server/auth/limit-of-auth-path';
import { refuseOverLimit } from '@/server/limits/refuse-over-limit';

async function handle(request: Request): Promise<Response> {
  const limit = limitOfAuthPath(request.url);
  const refused =
    refuseRequest(request) ?? (await refuseOverLimit(limit, request.headers, null, answerRateLimited));
  return refused ?? auth.handler(request);
}

export { handle as GET, handle as POST };
