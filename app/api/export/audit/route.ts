import { requireUser } from '@/app/api/require-user';
import { exportAudit } from '@/server/core/audit/export-audit';
import { auditFilter } from '@/server/core/audit/where-audited';
import { createContext } from '@/server/core/context';
import { answerDownload } from '@/server/core/http/answer-download';
import { actorOf } from '@/server/people/roles/actor-of';

/** The audit log as a CSV file, filtered as the page is. Staff only. */
export async function GET(request: Request): Promise<Response> {
  const user = await requireUser(request, 'staff', 'export');
  if (user instanceof Response) return user;
  const filter = auditFilter.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!filter.success) return new Response('Unknown filter.\n', { status: 400 });

  const ctx = createContext(actorOf(user));
  const name = `caravan-audit-${ctx.now.toISOString().slice(0, 10)}`;
  return answerDownload(exportAudit(ctx, filter.data), { name, ending: 'csv', userId: user.id });
}
