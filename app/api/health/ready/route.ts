import { db } from '@/server/db';
import { findUnready } from '@/server/pipeline/find-unready';

export const dynamic = 'force-dynamic';

/** Readiness: 200 when traffic may come, 503 with the reasons when not. A deploy is not healthy before it is 200. */
export async function GET(): Promise<Response> {
  const reasons = await findUnready(db);
  return Response.json(
    { ready: reasons.length === 0, reasons },
    { status: reasons.length === 0 ? 200 : 503 },
  );
}
