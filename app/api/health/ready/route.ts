import { readReadiness } from '@/server/operations/readiness/read-readiness';
import { maySeeDetails } from '@/server/people/accounts/may-see-details';

export const dynamic = 'force-dynamic';

/**
 * Readiness: 200 when traffic may come, 503 when not, to anybody. A deploy is not healthy before it is 200. The reasons name
 * machines and migrations, and are for staff and for holders of HEALTH_TOKEN only.
 */
export async function GET(request: Request): Promise<Response> {
  const reasons = await readReadiness();
  const ready = reasons.length === 0;
  const body = (await maySeeDetails(request.headers)) ? { ready, reasons } : { ready };
  return Response.json(body, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
