import { connectToDatabase } from './database';

/**
 * What the provider itself took from this student, and how many purchases that paid for: read from the database, since
 * no page could show a second charge that should not exist.
 */
export async function chargesOf(email: string): Promise<{ taken: number; paidPurchases: number }> {
  const client = await connectToDatabase();
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
