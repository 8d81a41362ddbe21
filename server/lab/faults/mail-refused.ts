import { armFault } from '../arming/armed-faults';
import type { Fault } from '../arming/fault';

export const mailRefusedName = 'mail-refused';

/** The student's address is refused by the mail server: see plugs/deliver-under-faults.ts. */
export const mailRefused: Fault = {
  name: mailRefusedName,
  cause: 'MAIL_REFUSED',
  title: 'An address that the mail server refuses',
  describe: 'The mail server answers 550 to every email for the student of the purchase.',
  stages: ['notify'],
  isRepairedFirst: true,
  make: (ctx, { stage, purchaseId }) => armFault(ctx.db, { name: mailRefusedName, stage, purchaseId }),
  async hasTakenHold(ctx, { purchaseId }) {
    const where = { purchaseId, refusedAt: { not: null } };
    return (await ctx.db.notification.count({ where })) > 0;
  },
  undo: async () => undefined,
};
