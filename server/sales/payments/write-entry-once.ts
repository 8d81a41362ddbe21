import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { appendEntry, type NewEntry } from '@/server/process/timeline/append-entry';

/** Writes why a notice of a payment was not taken on the timeline, once for each payment and reason, however often it comes. */
export async function writeEntryOnce(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  purchaseId: string,
  entry: NewEntry<'payment.ignored' | 'payment.rejected'>,
): Promise<void> {
  const { providerRef, reason } = entry.data;
  const known = await tx.timelineEntry.findFirst({
    where: {
      purchaseId,
      kind: entry.kind,
      AND: [
        { data: { path: ['providerRef'], equals: providerRef } },
        { data: { path: ['reason'], equals: reason } },
      ],
    },
    select: { id: true },
  });
  if (!known) await appendEntry(tx, ctx, purchaseId, entry);
}
