import { randomUUID } from 'node:crypto';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { logDefect } from '@/server/api/log-defect';
import { createRequestContext } from '@/server/api/request-context';
import { appRouter } from '@/server/api/root';

/** More calls than any page makes at once; the client batches no more than this. */
const maxBatchSize = 20;

function handle(request: Request): Response | Promise<Response> {
  // A browser says when another site made it ask; nothing of ours does.
  if (request.headers.get('sec-fetch-site') === 'cross-site') return new Response(null, { status: 403 });
  const requestId = randomUUID();
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    maxBatchSize,
    createContext: () => createRequestContext(request.headers, requestId),
    responseMeta: () => ({
      headers: new Headers({ 'cache-control': 'no-store', 'x-request-id': requestId }),
    }),
    onError: ({ error, path }) => logDefect({ error, path, ctx: { requestId } }),
  });
}

export { handle as GET, handle as POST };
