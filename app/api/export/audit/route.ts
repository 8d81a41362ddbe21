import { exportAudit } from '@/server/core/audit/export-audit';
import { auditFilter } from '@/server/core/audit/where-audited';
import { createContext } from '@/server/core/context';
import { answerRefusal } from '@/server/core/http/answer-refusal';
import { findForeignHost } from '@/server/core/http/find-foreign-host';
import { refuseOverLimit } from '@/server/core/limits/refuse-over-limit';
import { log } from '@/server/core/log';
import { getUser } from '@/server/people/accounts/get-user';
import { actorOf } from '@/server/people/roles/actor-of';
import { isAllowed } from '@/server/people/roles/roles';

/** The audit log as a CSV file, filtered as the page is. Staff only. */
export async function GET(request: Request): Promise<Response> {
  const foreign = findForeignHost(request.headers);
  if (foreign) return answerRefusal(foreign);
  const user = await getUser(request.headers);
  if (!user) return new Response('Sign in to continue.\n', { status: 401 });
  if (!isAllowed('staff', user.role))
    return new Response('Your account does not have access to this.\n', { status: 403 });
  const refused = await refuseOverLimit('export', request.headers, user.id);
  if (refused) return refused;
  const filter = auditFilter.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!filter.success) return new Response('Unknown filter.\n', { status: 400 });

  const ctx = createContext(actorOf(user));
  const lines = exportAudit(ctx, filter.data);
  // Read the first page before the response starts, so that an early failure is an error and not a truncated file.
  const first = await lines.next();
  const body = new ReadableStream<string>({
    start(controller) {
      if (!first.done) controller.enqueue(first.value);
    },
    // An error here breaks the connection, and every client reports a failed download.
    async pull(controller) {
      const { done, value } = await lines.next().catch((error: unknown) => {
        log.error({ err: error, userId: user.id }, 'an export of the audit log failed midway');
        throw error;
      });
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await lines.return(undefined);
    },
  }).pipeThrough(new TextEncoderStream());
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="caravan-audit-${ctx.now.toISOString().slice(0, 10)}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
