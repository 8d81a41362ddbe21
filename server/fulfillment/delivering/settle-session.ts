import type { SettlementKind } from '@/prisma/generated/enums';
import { appendAudit } from '@/server/core/audit/append-audit';
import { actorColumns, type Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { deliverWhenSettled } from './deliver-when-settled';
import type { UnsettledSession } from './load-unsettled';

/**
 * Settles a session that was not held, in the transaction that decides what makes up for it, under its purchase's lock. On the
 * timeline and in the audit log. Delivers the purchase when this was the last.
 */
export async function settleSession(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  {
    session: { id: sessionId, ordinal, purchaseId, result, noShow },
    kind,
    reason,
    refundId,
  }: { session: UnsettledSession; kind: SettlementKind; reason: string; refundId?: string },
): Promise<void> {
  const { actorKind, actorId, actorName } = actorColumns(ctx.actor);
  if (!result) await recordOutcome(tx, ctx, { purchaseId, sessionId, ordinal, noShow });
  await tx.sessionSettlement.create({
    data: { sessionId, kind, reason, refundId, actorKind, actorId, actorName, settledAt: ctx.now },
    select: { sessionId: true },
  });
  await appendEntry(tx, ctx, purchaseId, {
    kind: 'session.settled',
    data: { sessionId, ordinal, settlement: kind, reason },
  });
  await appendAudit(tx, ctx, {
    action: 'session.settled',
    subject: { kind: 'session', id: sessionId },
    reason,
    data: { settlement: kind },
  });
  await deliverWhenSettled(tx, ctx, { purchaseId });
}

/** What is known of a session that nobody recorded a result of: every session of a delivered purchase has one. */
async function recordOutcome(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  {
    purchaseId,
    sessionId,
    ordinal,
    noShow,
  }: { purchaseId: string; sessionId: string; ordinal: number; noShow: object | null },
): Promise<void> {
  const { actorKind, actorId, actorName } = actorColumns(ctx.actor);
  const outcome = noShow ? 'TRAINER_ABSENT' : 'NOT_HELD';
  await tx.sessionResult.create({
    data: { sessionId, outcome, actorKind, actorId, actorName, recordedAt: ctx.now },
    select: { sessionId: true },
  });
  await appendAudit(tx, ctx, {
    action: 'session.result-recorded',
    subject: { kind: 'session', id: sessionId },
    data: { before: {}, after: { outcome } },
  });
  await appendEntry(tx, ctx, purchaseId, {
    kind: 'session.result-recorded',
    data: { sessionId, ordinal, outcome },
  });
}
