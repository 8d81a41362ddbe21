import type { Context } from '@/server/core/context';

/** The first checkout of a purchase at the test gateway. */
export async function checkoutOf({ db }: Pick<Context, 'db'>, purchaseId: string): Promise<string> {
  const { id } = await db.testGatewayCheckout.findFirstOrThrow({
    where: { reference: purchaseId },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  return id;
}
