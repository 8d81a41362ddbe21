import { answerRateLimited } from '@/server/auth/answer-rate-limited';
import { auth } from '@/server/auth/auth';
import { limitOfAuthPath } from '@/server/auth/limit-of-auth-path';
import { admitRequest } from '@/server/http/admit-request';
import { answerRefusal } from '@/server/http/answer-refusal';
import { refuseOverLimit } from '@/server/limits/refuse-over-limit';

async function handle(request: Request): Promise<Response> {
  const admitted = await admitRequest(request);
  if (!(admitted instanceof Request)) return answerRefusal(admitted);
  const limit = limitOfAuthPath(request.url);
  const refused = await refuseOverLimit(limit, request.headers, null, answerRateLimited);
  return refused ?? auth.handler(admitted);
}

export { handle as GET, handle as POST };
