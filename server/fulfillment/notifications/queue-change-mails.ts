import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { readingZone } from '@/server/purchases/reading-zone';
import { type ChangeReader, composeChangeMail } from './compose-change-mail';

/** What changed: a whole reallocation, or one session. */
const toldChange = z.union([z.object({ reallocationId: id }), z.object({ moveId: id })]);

export const queueChangeMailsInput = z.object({ purchaseId: id, change: toldChange });

/**
 * Writes the mails that tell the student and the trainers about moved sessions, once each (unique by purchase,
 * kind and recipient; the kind names the change). Returns their ids, also when they were there already; none when no
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
      preferences: true,
      course: { select: { title: true } },
      student: { select: { name: true, email: true, zone: true } },
    },
  });
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  const moves = await ctx.db.sessionMove.findMany({
    where: { session: { purchaseId }, ...(isWhole ? { reallocationId: changeId } : { id: changeId }) },
    orderBy: { toStartsAt: 'asc' },
    include: { session: { select: { ordinal: true } } },
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

  const { student, course, number, preferences } = purchase;
  const mail = {
    number,
    courseTitle: course.title,
    studentName: student.name,
    formerTrainer: former,
    trainer: present,
    sessions: moves.map(({ session, fromStartsAt, fromEndsAt, toStartsAt, toEndsAt }) => ({
      ordinal: session.ordinal,
      from: { startsAt: fromStartsAt, endsAt: fromEndsAt },
      to: { startsAt: toStartsAt, endsAt: toEndsAt },
    })),
  };
  const readers: (ChangeReader & { email: string })[] = [
    { ...student, role: 'student', zone: readingZone({ student, preferences }) },
    { ...present, role: 'trainer' },
    ...(former.id === present.id ? [] : [{ ...former, role: 'former-trainer' as const }]),
  ];
  const kind = (role: string) => `${isWhole ? 'reallocated' : 'rescheduled'}.${role}.${changeId}`;
  await ctx.db.notification.createMany({
    data: readers.map((reader) => ({
      purchaseId,
      kind: kind(reader.role),
      recipient: reader.email,
      createdAt: ctx.now,
      ...composeChangeMail(mail, reader),
    })),
    skipDuplicates: true,
  });
  const queued = await ctx.db.notification.findMany({
    where: { purchaseId, kind: { in: readers.map(({ role }) => kind(role)) } },
    select: { id: true },
  });
  return queued.map(({ id }) => id);
}
