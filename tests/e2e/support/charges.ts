import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readPostmaster } from '@/server/embedded/postgres/postmaster';
import { createClient } from '@/server/postgres/create-client';
import { e2ePlace } from './place';

/**
 * What the provider itself took from this student, and how many purchases that paid for: read from the database, since
 * no page could show a second charge that should not exist.
 */
export async function chargesOf(email: string): Promise<{ taken: number; paidPurchases: number }> {
  const { dataDir } = await e2ePlace();
  const password = readFileSync(path.join(dataDir, 'postgres.password'), 'utf8').trim();
  const port = readPostmaster(path.join(dataDir, 'postgres'))?.port;
  const client = createClient(`postgresql://caravan:${password}@127.0.0.1:${port}/caravan`);
  await client.connect();
  try {
    const { rows } = await client.query<{ taken: number; paidPurchases: number }>(
      `SELECT (SELECT count(*)::int FROM "TestGatewayCheckout" c WHERE c.status = 'PAID' AND c.reference = ANY (mine.ids::text[])) AS taken,
              (SELECT count(DISTINCT "purchaseId")::int FROM "Payment"
               WHERE status = 'SUCCEEDED' AND "purchaseId" = ANY (mine.ids)) AS "paidPurchases"
       FROM (SELECT coalesce(array_agg(p.id), '{}') AS ids FROM "Purchase" p JOIN "User" u ON u.id = p."studentId"
             WHERE u.email = $1) AS mine`,
      [email],
    );
    return rows[0] ?? { taken: 0, paidPurchases: 0 };
  } finally {
    await client.end();
  }
}
