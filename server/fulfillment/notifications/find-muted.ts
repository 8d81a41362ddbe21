import type { Tx } from '@/server/core/db';
import { isMailChoice, type MailKind, mailKinds } from '@/server/people/vocabulary/mail-topics';

type Addressed = { kind: MailKind; to: { userId?: string; trainerId?: string } };

/** For each mail, whether its reader turned off its topic. A trainer without an account has turned off nothing. */
export async function findMuted(db: Tx, mails: Addressed[]): Promise<boolean[]> {
  const optional = mails.filter(({ kind }) => isMailChoice(mailKinds[kind]));
  const ids = (of: 'userId' | 'trainerId') => optional.flatMap(({ to }) => to[of] ?? []);
  const readers = await db.user.findMany({
    where: {
      mutedMail: { isEmpty: false },
      OR: [{ id: { in: ids('userId') } }, { trainer: { id: { in: ids('trainerId') } } }],
    },
    select: { id: true, mutedMail: true, trainer: { select: { id: true } } },
  });
  return mails.map(({ kind, to }) =>
    readers.some(
      ({ id, trainer, mutedMail }) =>
        (to.userId === id || (trainer !== null && to.trainerId === trainer.id)) &&
        mutedMail.includes(mailKinds[kind]),
    ),
  );
}
