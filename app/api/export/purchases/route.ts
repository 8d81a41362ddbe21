import { listInputOf } from '@/app/admin/purchases/list-input-of';
import { requireUser } from '@/app/api/require-user';
import { readAddress } from '@/components/admin/purchases/list-address';
import { createContext } from '@/server/core/context';
import { answerDownload } from '@/server/core/http/answer-download';
import { actorOf } from '@/server/people/roles/actor-of';
import { exportPurchases } from '@/server/purchases/export-purchases';

/** The purchases as a CSV file, filtered and ordered as the page is. Staff only. */
export async function GET(request: Request): Promise<Response> {
  const user = await requireUser(request, 'staff', 'export');
  if (user instanceof Response) return user;
  const address = readAddress(Object.fromEntries(new URL(request.url).searchParams));
  const ctx = createContext(actorOf(user));
  const name = `caravan-purchases-${ctx.now.toISOString().slice(0, 10)}`;
  return answerDownload(exportPurchases(ctx, listInputOf(address)), { name, ending: 'csv', userId: user.id });
}
