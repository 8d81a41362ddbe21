import { randomUUID } from 'node:crypto';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { logDefect } from '@/server/api/log-defect';
import { refuseRequest } from '@/server/api/refuse-request';
import { createRequestContext } from '@/server/api/request-context';
import { appRouter } from '@/server/api/root';
import { getUser } from '@/server/auth/get-user';

/** More calls than any page makes at once; the client batches no more than this. */
const maxBatchSize = 20;

function handle(request: Request): Response | Promise<Response> {
  const refused = refuseRequest(request);
  if (refused) return refused;
  const requestId = randomUUID();
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    maxBatchSize,
    createContext: async () => createRequestContext(await getUser(request.headers), requestId),
    responseMeta: () => ({
      headers: new Headers({ 'cache-control': 'no-store', 'x-request-id': requestId }),
    }),
    onError: ({ error, path }) => logDefect({ error, path, ctx: { requestId } }),
  });
}

export { handle as GET, handle as POST };
