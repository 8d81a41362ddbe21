import { answerRefusal } from '@/server/core/http/answer-refusal';
import { findForeignHost } from '@/server/core/http/find-foreign-host';

export const dynamic = 'force-dynamic';

/** The response to a request with an unreadable method or URL: see screenRequests. */
export function GET(request: Request): Response {
  const foreign = findForeignHost(request.headers);
  if (foreign) return answerRefusal(foreign);
  const message = 'This address or method cannot be read. Check it for stray characters.';
  return answerRefusal({ status: 400, code: 'UNREADABLE', message });
}
