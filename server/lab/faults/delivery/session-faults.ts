import { randomUUID } from 'node:crypto';
import type { Context } from '@/server/core/context';
import { reportNoShow } from '@/server/fulfillment/delivering/report-no-show';
import { recordResult } from '@/server/fulfillment/teaching/record-result';
import { createAccount } from '@/server/people/accounts/create-account';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { armFault } from '../../arming/armed-faults';
import type { Fault } from '../../arming/fault';
import { playOver } from './play-over';

type Session = NonNullable<Awaited<ReturnType<typeof playOver>>>;

/** A fault of a session that is over: `break` is what happened, or did not, and is done once. */
function sessionFault(
  about: Pick<Fault, 'name' | 'cause' | 'title' | 'describe'>,
  breakIt: (ctx: Context, session: Session) => Promise<void>,
): Fault {
  return {
    ...about,
    stages: ['deliver'],
    isRepairedFirst: false,
    make: (ctx, { stage, purchaseId }) => armFault(ctx.db, { name: about.name, stage, purchaseId }),
    async hasTakenHold(ctx, target) {
      const session = await playOver(ctx, { purchaseId: target.purchaseId });
      if (!session) return false;
      await breakIt(ctx, session);
      return true;
    },
    undo: async () => undefined,
  };
}

/** A trainer without an account says nothing: nobody knows whether they came. */
export const sessionUnconfirmed = sessionFault(
  {
    name: 'session-unconfirmed',
    cause: 'SESSION_UNCONFIRMED',
    title: 'A session that nobody confirms',
    describe: 'The first session is over, its limit has passed, and nobody says what became of it.',
  },
  async () => undefined,
);

export const trainerSilent = sessionFault(
  {
    name: 'trainer-silent',
    cause: 'TRAINER_ABSENT',
    title: 'A session that nobody joined',
    describe: 'The trainer has an account, did not join the first session, and recorded nothing.',
  },
  async (ctx, { trainerId, trainer }) => {
    if (trainer.userId) return;
    const email = `lab-${randomUUID().slice(0, 13)}@lab.caravan.localhost`;
    const account = { name: 'Lab Trainer', password: null, role: 'STUDENT', zone: 'Etc/UTC', email } as const;
    const { id: userId } = await createAccount(ctx, account);
    await inTransaction(ctx, async (tx) => {
      await tx.user.update({ where: { id: userId }, data: { role: 'TRAINER' }, select: { id: true } });
      await tx.trainer.update({ where: { id: trainerId }, data: { userId }, select: { id: true } });
    });
  },
);

export const trainerNoShow = sessionFault(
  {
    name: 'trainer-no-show',
    cause: 'TRAINER_ABSENT',
    title: 'A student says that the trainer did not come',
    describe: 'The student of the purchase presses “My trainer did not come” for the first session.',
  },
  (ctx, { id: sessionId, studentId }) =>
    reportNoShow(
      { ...ctx, actor: { kind: 'student', userId: studentId, name: 'Lab Student' } },
      { sessionId },
    ),
);

export const studentAbsent = sessionFault(
  {
    name: 'student-absent',
    cause: 'STUDENT_ABSENT',
    title: 'A student who does not come',
    describe: 'The result of the first session says that the student was absent.',
  },
  (ctx, { id: sessionId }) =>
    recordResult(
      { ...ctx, actor: { kind: 'staff', userId: 'lab', name: 'Lab', role: 'ADMIN' } },
      {
        sessionId,
        outcome: 'STUDENT_ABSENT',
        topic: '',
        privateNote: '',
        studentNote: '',
        homework: '',
        materialsUrl: null,
      },
    ),
);
