import type { Db } from '@/server/db';

/** What the hosted payment page shows, or null. */
export function findTestCheckout(db: Db, id: string) {
  return db.testGatewayCheckout.findUnique({
    where: { id },
    select: {
      id: true,
      description: true,
      amount: true,
      currency: true,
      status: true,
      returnUrl: true,
      cancelUrl: true,
    },
  });
}
