import type { Context } from '@/server/core/context';

/** What the hosted payment page shows, or null. */
export function findTestCheckout({ db }: Pick<Context, 'db'>, { id }: { id: string }) {
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
