import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { readingZone } from '@/server/purchases/reading-zone';
import { type ChangeReader, composeChangeMail } from '../mail/compose-change-mail';
import { eventsFor } from './events-for';
import { type MailReader, writeMails } from './write-mails';

/** What changed: a whole reallocation, or one session. */
const toldChange = z.union([z.object({ reallocationId: id }), z.object({ moveId: id })]);

export const queueChangeMailsInput = z.object({ purchaseId: id, change: toldChange });

/**
 * Writes the mails that tell the student and the trainers about moved sessions, once each (unique by purchase,
 * kind and change). Returns their ids, also when they were there already; none when no
 * session moved, because then nobody was promised anything.
 *
 * Throws NotFoundError for an unknown purchase.
 */
export async function queueChangeMails(
  ctx: Context,
  rawInput: z.input<typeof queueChangeMailsInput>,
): Promise<string[]> {
  authorize(ctx, 'system');
  const { purchaseId, change } = queueChangeMailsInput.parse(rawInput);
  const isWhole = 'reallocationId' in change;
  const changeId = isWhole ? change.reallocationId : change.moveId;
  const purchase = await ctx.db.purchase.findUnique({
    where: { id: purchaseId },
    select: {
      number: true,
      sessionCount: true,
      preferences: true,
      course: { select: { title: true } },
      student: { select: { id: true, name: true, email: true, zone: true } },
    },
  });
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  const moves = await ctx.db.sessionMove.findMany({
    where: { session: { purchaseId }, ...(isWhole ? { reallocationId: changeId } : { id: changeId }) },
    orderBy: { toStartsAt: 'asc' },
    select: {
      sessionId: true,
      sequence: true,
      at: true,
      fromTrainerId: true,
      fromStartsAt: true,
      fromEndsAt: true,
      toTrainerId: true,
      toStartsAt: true,
      toEndsAt: true,
      session: { select: { ordinal: true } },
    },
  });
  const [first] = moves;
  if (!first) return [];

  const trainers = await ctx.db.trainer.findMany({
    where: { id: { in: [first.fromTrainerId, first.toTrainerId] } },
    select: { id: true, name: true, email: true, zone: true },
  });
  const former = trainers.find(({ id }) => id === first.fromTrainerId);
  const present = trainers.find(({ id }) => id === first.toTrainerId);
  if (!former || !present) throw new Error(`A trainer of change ${changeId} is missing.`);

  const { student, course, number, sessionCount, preferences } = purchase;
  const about = { purchaseId, number, courseTitle: course.title, sessionCount };
  const mail = {
    ...about,
    studentName: student.name,
    formerTrainer: former,
    trainer: present,
    sessions: moves.map(({ sessionId, session, fromStartsAt, fromEndsAt, toStartsAt, toEndsAt }) => ({
      id: sessionId,
      ordinal: session.ordinal,
      from: { startsAt: fromStartsAt, endsAt: fromEndsAt },
      to: { startsAt: toStartsAt, endsAt: toEndsAt },
    })),
  };
  const appointments = (isGone: boolean) =>
    moves.map(({ sessionId, sequence, session, ...move }) => ({
      id: sessionId,
      ordinal: session.ordinal,
      sequence,
      startsAt: isGone ? move.fromStartsAt : move.toStartsAt,
      endsAt: isGone ? move.fromEndsAt : move.toEndsAt,
      isCancelled: isGone,
    }));
  const zone = readingZone({ student, preferences });
  const trainerOf = ({ id, email }: typeof present) => ({ trainerId: id, email });
  const readers: (ChangeReader & { to: MailReader; with: string })[] = [
    {
      role: 'student',
      name: student.name,
      zone,
      to: { userId: student.id, email: student.email },
      with: present.name,
    },
    { ...present, role: 'trainer', to: trainerOf(present), with: student.name },
    ...(former.id === present.id
      ? []
      : [{ ...former, role: 'former-trainer' as const, to: trainerOf(former), with: student.name }]),
  ];
  return writeMails(
    ctx,
    readers.map(({ to, with: other, ...reader }) => ({
      purchaseId,
      kind: `${isWhole ? 'reallocated' : 'rescheduled'}.${reader.role}`,
      cause: changeId,
      to,
      mail: composeChangeMail(mail, reader),
      events: eventsFor(
        reader.role === 'student' ? 'student' : 'trainer',
        { ...about, with: other, at: first.at },
        appointments(reader.role === 'former-trainer'),
      ),
    })),
  );
}
