import { createHash } from 'node:crypto';
import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { line } from '@/server/core/text/line';
import { dryRun } from '@/server/process/outbox/dry-run';
import { type Filled, fillRoom } from '../waiting/fill-room';
import { findUnblocks } from './find-unblocks';
import { makeChange } from './make-change';
import type { UnblockingChange } from './unblocking-change';

export const previewUnblockInput = z.object({
  purchaseId: id,
  /** The key of the change: see findUnblocks. */
  key: line(100),
});

/** A waiting purchase that would get the trainer, with the time of its series. */
export type PlacedPurchase = {
  purchaseId: string;
  number: number;
  studentName: string;
  courseTitle: string;
  sessions: number;
  firstStartsAt: Date;
  lastEndsAt: Date;
};
export type UnblockPreview = {
  change: UnblockingChange;
  words: string;
  placed: PlacedPurchase[];
  /** Of the change and the purchases: with others it is another one. */
  token: string;
};

/**
 * What a change of findUnblocks would do: the change itself, and every waiting purchase that the trainer would then get, up to
 * the first 200 that wait. Made for real, looked at, and rolled back.
 *
 * Throws ConflictError `unblock.changed` when this change would not help any more, and what makeChange throws.
 */
export async function previewUnblock(
  ctx: Context,
  rawInput: z.input<typeof previewUnblockInput>,
): Promise<UnblockPreview> {
  authorize(ctx, 'admin', 'system');
  const { purchaseId, key } = previewUnblockInput.parse(rawInput);
  const unblock = (await findUnblocks(ctx, { purchaseId })).find((found) => found.key === key);
  if (!unblock) {
    throw new ConflictError(
      'unblock.changed',
      'Things changed since you read this, and this change would not help any more. Nothing was done: look again.',
    );
  }
  const { change, words } = unblock;
  const filled = await dryRun(ctx.db, async (tx) => {
    await makeChange({ ...ctx, db: tx }, change);
    return (await fillRoom(tx, { trainerId: change.trainerId, now: ctx.now }))?.filled ?? [];
  });
  const ids = filled.map(({ purchase }) => purchase.purchaseId);
  const token = createHash('sha256')
    .update(JSON.stringify([key, ids]))
    .digest('base64url');
  return { change, words, placed: await describePlaced(ctx, filled), token };
}

async function describePlaced({ db }: Pick<Context, 'db'>, filled: Filled[]): Promise<PlacedPurchase[]> {
  const rows = await db.purchase.findMany({
    where: { id: { in: filled.map(({ purchase }) => purchase.purchaseId) } },
    select: {
      id: true,
      number: true,
      student: { select: { name: true } },
      course: { select: { title: true } },
    },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  return filled.flatMap(({ purchase: { purchaseId }, sessions }) => {
    const row = known.get(purchaseId);
    const [first, last] = [sessions.at(0), sessions.at(-1)];
    if (!row || !first || !last) return [];
    return {
      purchaseId,
      number: row.number,
      studentName: row.student.name,
      courseTitle: row.course.title,
      sessions: sessions.length,
      firstStartsAt: first.startsAt,
      lastEndsAt: last.endsAt,
    };
  });
}
