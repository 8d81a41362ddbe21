import type { Prisma } from '@/prisma/generated/client';
import { appendAudit } from '@/server/core/audit/append-audit';
import { actorColumns, type Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { enqueueEvent } from '@/server/process/outbox/enqueue-event';
import { repeatEvent } from '@/server/process/outbox/repeat-event';
import { contract } from '@/server/process/stages/contract';
import { appendEntry, type NewEntry } from '@/server/process/timeline/append-entry';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';
import type { OverridableRule } from '@/server/process/vocabulary/trainer-rules';
import { setBookedDeadlines } from '@/server/purchases/set-booked-deadlines';
import type { Series } from './load-series';
import { moveSessions, type SessionTarget } from './move-sessions';

export type Change = {
  series: Series;
  trainer: { id: string; name: string };
  sessions: SessionTarget[];
  reason: string;
  overrides: OverridableRule[];
  explanation: Prisma.InputJsonValue;
  /** The reallocation that this one takes back. */
  undoesId?: string;
};

/**
 * Writes one change of trainer, all of it or nothing, in the caller's transaction and under the purchase's lock: the
 * former allocation ends, the new one begins, the sessions move, and timeline, outbox and audit say so. What the pipeline
 * still has to do is asked for again: CREATED becomes ALLOCATED, ALLOCATED without sessions repeats its event.
 */
export async function writeReallocation(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  change: Change,
): Promise<{ reallocationId: string; allocationId: string }> {
  const { series, trainer, sessions, reason, overrides } = change;
  const former = series.allocation;
  if (former) {
    await tx.trainerAllocation.update({
      where: { id: former.id },
      data: { endedAt: ctx.now, endReason: reason },
      select: { id: true },
    });
  }
  const allocation = await tx.trainerAllocation.create({
    data: {
      purchaseId: series.id,
      trainerId: trainer.id,
      createdAt: ctx.now,
      overrides,
      explanation: change.explanation,
    },
    select: { id: true },
  });
  const { actorKind, actorId, actorName } = actorColumns(ctx.actor);
  const reallocation = await tx.reallocation.create({
    data: {
      purchaseId: series.id,
      fromAllocationId: former?.id,
      toAllocationId: allocation.id,
      reason,
      overrides,
      actorKind,
      actorId,
      actorName,
      createdAt: ctx.now,
      undoesId: change.undoesId,
    },
    select: { id: true },
  });
  await moveSessions(tx, ctx, sessions, {
    trainerId: trainer.id,
    allocationId: allocation.id,
    reallocationId: reallocation.id,
    reason,
  });

  const data = {
    reallocationId: reallocation.id,
    fromTrainerName: former?.trainer.name ?? null,
    toTrainerName: trainer.name,
    reason,
    overrides,
    moved: sessions.length,
    retimed: sessions.filter(({ to, session }) => to.startsAt.getTime() !== session.startsAt.getTime())
      .length,
    isUndo: change.undoesId !== undefined,
  };
  await tell(tx, ctx, series, { kind: 'trainer.reallocated', data });
  await enqueueEvent(tx, {
    name: 'trainer/reallocated',
    data: {
      purchaseId: series.id,
      correlationId: series.correlationId,
      reallocationId: reallocation.id,
    },
  });
  await appendAudit(tx, ctx, {
    action: data.isUndo ? 'reallocation.undone' : 'trainer.reallocated',
    subject: { kind: 'purchase', id: series.id },
    reason,
    data: { ...data, fromTrainerId: former?.trainer.id ?? null, toTrainerId: trainer.id },
  });
  return { reallocationId: reallocation.id, allocationId: allocation.id };
}

async function tell(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  { id: purchaseId, correlationId, status }: Series,
  entry: NewEntry,
): Promise<void> {
  if (status === 'CREATED') {
    await transitionPurchase(tx, ctx, { purchaseId, from: 'CREATED', to: 'ALLOCATED', entry });
    return;
  }
  await appendEntry(tx, ctx, purchaseId, entry);
  if (status === 'SCHEDULED') await setBookedDeadlines(tx, ctx, { purchaseId });
  if (status !== 'ALLOCATED') return;
  const earlier = await tx.outboxEvent.findFirst({
    where: { purchaseId, name: 'trainer/allocated' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  if (earlier) await repeatEvent(tx, earlier.id);
  else await enqueueEvent(tx, { name: 'trainer/allocated', data: { purchaseId, correlationId } });
  await tx.purchase.update({
    where: { id: purchaseId },
    data: { stageDueAt: contract.dueAt('ALLOCATED', ctx.now) },
    select: { id: true },
  });
}
