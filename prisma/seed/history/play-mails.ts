import type { Context } from '@/server/core/context';
import type { Db } from '@/server/core/db';
import { queueScheduleMails } from '@/server/fulfillment/notifications/queue-schedule-mails';
import { sendNotification } from '@/server/fulfillment/sending/send-notification';

/** How long after the booking its mails were sent, in milliseconds. */
const afterMs = 140;
/** Purchases whose mails are written at the same time. */
const lanes = 4;

/** Plays the mails about every booked series, each soon after the booking. */
export async function playMails(db: Db): Promise<void> {
  const booked = await db.purchase.findMany({
    where: { status: 'SCHEDULED' },
    orderBy: { bookedAt: 'asc' },
    select: { id: true, bookedAt: true },
  });
  const rest = booked.values();
  const work = async () => {
    for (const { id, bookedAt } of rest) {
      const now = new Date((bookedAt?.getTime() ?? 0) + afterMs);
      const ctx: Context = { db, now, actor: { kind: 'system', job: 'seed' } };
      for (const notificationId of await queueScheduleMails(ctx, { purchaseId: id })) {
        await sendNotification(ctx, { notificationId });
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
}
