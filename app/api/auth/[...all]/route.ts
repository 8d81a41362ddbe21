import { refuseRequest } from '@/server/api/refuse-request';
import { auth } from '@/server/auth/auth';

async function handle(request: Request): Promise<Response> {
  return refuseRequest(request) ?? auth.handler(request);
}

export { handle as GET, handle as POST };
