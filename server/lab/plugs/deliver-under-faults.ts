import type { Db } from '@/server/core/db';
import type { Deliverable } from '@/server/fulfillment/sending/deliver-mail';
import { findArmed } from '../arming/armed-faults';
import { mailRefusedName } from '../faults/mail-refused';

/** Refuses the mails for students that an armed fault is about, as a mail server does, and delivers all others. */
export async function deliverUnderFaults(
  db: Db,
  { id }: Deliverable,
  deliver: () => Promise<void>,
): Promise<void> {
  const armed = await findArmed(db, [mailRefusedName]);
  if (armed.length === 0) return deliver();
  const mail = await db.notification.findUnique({
    where: { id },
    select: { purchaseId: true, userId: true },
  });
  const isHit = armed.some(({ purchaseId }) => purchaseId === null || purchaseId === mail?.purchaseId);
  if (!mail?.userId || !isHit) return deliver();
  throw Object.assign(new Error('550 lab: no such mailbox'), { responseCode: 550, command: 'RCPT TO' });
}
