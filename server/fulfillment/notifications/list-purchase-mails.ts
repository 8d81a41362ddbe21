import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';

export const listPurchaseMailsInput = z.object({ purchaseId: id });

/** Every mail about a purchase, the newest first. */
export async function listPurchaseMails(
  { db }: Pick<Context, 'db'>,
  input: z.input<typeof listPurchaseMailsInput>,
) {
  const { purchaseId } = listPurchaseMailsInput.parse(input);
  return db.notification.findMany({
    where: { purchaseId },
    orderBy: { id: 'desc' },
    select: {
      id: true,
      recipient: true,
      subject: true,
      createdAt: true,
      sentAt: true,
      isMuted: true,
      refusedAt: true,
      lastError: true,
    },
  });
}

export type PurchaseMail = Awaited<ReturnType<typeof listPurchaseMails>>[number];
