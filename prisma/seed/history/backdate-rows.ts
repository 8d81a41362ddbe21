import type { Db } from '@/server/core/db';
import { inTransaction } from '@/server/process/outbox/in-transaction';

/**
 * Gives the rows that the database stamped with its own clock the moment of the purchase that they belong to, and drops
 * the events about capacity: the school's trainers were there before anybody waited. Its commit is on disk when it
 * returns, and with it every commit before.
 */
export async function backdateRows(db: Db): Promise<void> {
  await inTransaction({ db }, async (tx) => {
    await tx.$executeRaw`SET LOCAL synchronous_commit = on`;
    await tx.$executeRaw`
      UPDATE "Payment" m SET "createdAt" = p."createdAt" FROM "Purchase" p WHERE p.id = m."purchaseId"`;
    await tx.$executeRaw`UPDATE "PaymentEvent" SET "receivedAt" = "appliedAt" WHERE "appliedAt" IS NOT NULL`;
    await tx.$executeRaw`
      UPDATE "TestGatewayCheckout" c SET "createdAt" = p."createdAt",
        "settledAt" = CASE c.status WHEN 'EXPIRED' THEN p."checkoutExpiresAt" ELSE c."settledAt" END
      FROM "Purchase" p WHERE p.id::text = c.reference`;
    await tx.$executeRaw`DELETE FROM "OutboxEvent" WHERE name = 'capacity/changed'`;
    await tx.$executeRaw`
      UPDATE "User" u SET "createdAt" = first.at - interval '4 minutes'
      FROM (SELECT "studentId", min("createdAt") AS at FROM "Purchase" GROUP BY "studentId") first
      WHERE first."studentId" = u.id`;
  });
}
