import { readReadiness } from '@/server/operations/readiness/read-readiness';
import { maySeeDetails } from '@/server/people/accounts/may-see-details';

export const dynamic = 'force-dynamic';

/**
 * Readiness, for anybody: 200 when the app can take traffic, 503 when it cannot. A deployment is healthy once this is 200.
 * Only staff and holders of HEALTH_TOKEN see the reasons, because they name machines and migrations.
 */
export async function GET(request: Request): Promise<Response> {
  const reasons = await readReadiness();
  const ready = reasons.length === 0;
  const body = (await maySeeDetails(request.headers)) ? { ready, reasons } : { ready };
  return Response.json(body, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
