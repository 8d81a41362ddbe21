import { randomUUID } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { answerRefused } from '@/server/api/answer-refused';
import { limitCalls } from '@/server/api/limit-calls';
import { logDefect } from '@/server/api/log-defect';
import { codeOf } from '@/server/api/present-error';
import { createRequestContext } from '@/server/api/request-context';
import { retryAfter } from '@/server/api/retry-after';
import { appRouter } from '@/server/api/root';
import { RateLimitedError } from '@/server/core/errors';
import { admitRequest } from '@/server/core/http/admit-request';
import { onBodyEnd } from '@/server/core/limits/on-body-end';
import { claimStream } from '@/server/core/limits/open-streams';
import { answerRateLimited } from '@/server/core/limits/refuse-over-limit';
import { requesterOf } from '@/server/core/limits/requester';
import { getUser } from '@/server/people/accounts/get-user';

/** More calls than any page makes at once. The client never batches more than this. */
const maxBatchSize = 20;

async function handle(request: Request): Promise<Response> {
  const admitted = await admitRequest(request);
  if (!(admitted instanceof Request)) return answerRefused(admitted);
  const requestId = randomUUID();
  const lookAgain = () => getUser(request.headers);
  let endStream = () => {};
  let refusedStream: Response | null = null;
  const response = await fetchRequestHandler({
    endpoint: '/api/trpc',
    req: admitted,
    router: appRouter,
    maxBatchSize,
    createContext: async ({ info }) => {
      // A failed session lookup must not sign the person out. Better Auth gives no reason, but it is the database.
      const user = await lookAgain().catch((cause: unknown) => {
        throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause });
      });
      const requester = requesterOf(request.headers, user?.id ?? null);
      try {
        await limitCalls(
          info.calls.map(({ path }) => path),
          requester,
        );
        if (info.type === 'subscription') endStream = claimStream(requester);
      } catch (error) {
        if (!(error instanceof RateLimitedError)) throw error;
        // tRPC would answer 200 and report the error in the stream.
        if (info.type === 'subscription') refusedStream = answerRateLimited(error);
        throw new TRPCError({ code: codeOf(error), message: error.message, cause: error });
      }
      return createRequestContext(user, requestId, lookAgain);
    },
    responseMeta: ({ errors }) => ({
      headers: new Headers({ 'cache-control': 'no-store', 'x-request-id': requestId, ...retryAfter(errors) }),
    }),
    onError: ({ error, path }) => logDefect({ error, path, ctx: { requestId } }),
  });
  return refusedStream ?? onBodyEnd(response, () => endStream());
}

export { handle as GET, handle as POST };
