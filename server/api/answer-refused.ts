import type { RequestRefusal } from '@/server/core/http/answer-refusal';

/** JSON-RPC's code for FORBIDDEN, as tRPC numbers it. */
const forbidden = -32_003;

/**
 * A request that was refused before the API saw it, in the shape of the API's own errors: the client shows the sentence.
 * One error answers a whole batch.
 */
export function answerRefused({ status, code, message }: RequestRefusal): Response {
  const domain = { kind: 'Forbidden', code, message };
  const data = { code: 'FORBIDDEN', httpStatus: status, domain };
  return Response.json(
    { error: { json: { message, code: forbidden, data } } },
    { status, headers: { 'cache-control': 'no-store' } },
  );
}
