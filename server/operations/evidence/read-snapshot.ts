import { z } from 'zod';
import type { Prisma } from '@/prisma/generated/client';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { NotFoundError } from '@/server/core/errors';
import { inSnapshot } from '@/server/core/in-snapshot';
import { readLedger } from '@/server/fulfillment/waiting/wait-ledger';
import { timelineKinds } from '@/server/process/timeline/kinds';
import { moneySelect } from '@/server/purchases/money/money-select';
import type { AttemptEvidence, EventEvidence, Snapshot, WaitEvidence } from './evidence';
import { sessionSelect, toSession } from './to-session';

const noneEligible = 'trainer.none-eligible';
const attemptKinds = ['function.attempt-failed', 'function.failed', 'function.slow'] as const;
/** More than any purchase has of what a verdict reads; the newest count. */
const entryLimit = 200;
const refusedLimit = 10;

/**
 * All that the database knows of a purchase, at one instant of it; inside `tx`, whose connection must do, under its locks.
 *
 * Throws NotFoundError `purchase.unknown`.
 */
export async function readSnapshot(
  ctx: Pick<Context, 'db' | 'now'>,
  input: { purchaseId: string },
  inside?: Tx,
): Promise<Snapshot> {
  const read = (tx: Tx) =>
    tx.purchase.findUnique({ where: { id: input.purchaseId }, select: selectFor(ctx.now) });
  const row = inside ? await read(inside) : await inSnapshot(ctx, read);
  if (!row) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  const {
    payments,
    paymentEvents,
    outboxEvents,
    timeline,
    enrollment,
    allocations,
    sessions,
    wait,
    notifications,
    _count,
    ...purchase
  } = row;
  const entries = timeline.toReversed();
  const arrivals = entries.filter(({ toStatus }) => toStatus === purchase.status);
  const active = allocations.at(0);
  return {
    now: ctx.now,
    purchase,
    payments,
    inbox: paymentEvents,
    events: outboxEvents.map(toEvent),
    arrivals: arrivals.length,
    arrivedAt: arrivals.at(-1)?.at ?? null,
    enrollmentId: enrollment?.id ?? null,
    allocation: active
      ? {
          id: active.id,
          trainerId: active.trainerId,
          trainerName: active.trainer.name,
          leftAt: active.trainer.leftAt,
          isPaused: active.trainer.pausedAt !== null,
          timeOff: active.trainer.timeOff,
        }
      : null,
    sessions: sessions.map(toSession),
    bookingEmails: _count.notifications,
    refusedMails: notifications,
    attempts: entries.flatMap(toAttempt),
    wait: wait ? toWait(wait) : lastRefusal(entries),
  };
}

function selectFor(now: Date) {
  return {
    id: true,
    number: true,
    status: true,
    stageDueAt: true,
    createdAt: true,
    confirmedAt: true,
    sessionCount: true,
    amount: true,
    currency: true,
    payments: {
      orderBy: { createdAt: 'asc' },
      select: {
        ...moneySelect.payments.select,
        id: true,
        provider: true,
        providerRef: true,
        failureReason: true,
        createdAt: true,
        succeededAt: true,
        refunds: {
          orderBy: { createdAt: 'asc' },
          select: {
            ...moneySelect.payments.select.refunds.select,
            id: true,
            currency: true,
            createdAt: true,
            failureReason: true,
          },
        },
        disputes: {
          orderBy: { openedAt: 'asc' },
          select: {
            ...moneySelect.payments.select.disputes.select,
            id: true,
            providerRef: true,
            currency: true,
            reason: true,
            evidenceDueAt: true,
          },
        },
      },
    },
    paymentEvents: {
      orderBy: { receivedAt: 'asc' },
      select: {
        id: true,
        type: true,
        receivedAt: true,
        appliedAt: true,
        outcome: true,
        outcomeReason: true,
        attempts: true,
        lastError: true,
      },
    },
    outboxEvents: {
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        name: true,
        createdAt: true,
        publishedAt: true,
        inngestEventId: true,
        attempts: true,
        lastError: true,
        repeatsId: true,
        processed: {
          select: {
            consumer: true,
            processedAt: true,
            runId: true,
            enrollment: { select: { id: true } },
            allocation: { select: { id: true } },
            trainingSession: { select: { id: true } },
          },
        },
      },
    },
    enrollment: { select: { id: true } },
    allocations: {
      where: { endedAt: null },
      select: {
        id: true,
        trainerId: true,
        trainer: {
          select: {
            name: true,
            leftAt: true,
            pausedAt: true,
            timeOff: { where: { endsAt: { gt: now } }, select: { startsAt: true, endsAt: true } },
          },
        },
      },
    },
    sessions: {
      orderBy: [{ ordinal: 'asc' }, { startsAt: 'asc' }],
      select: sessionSelect,
    },
    notifications: {
      where: { refusedAt: { not: null } },
      orderBy: { id: 'asc' },
      take: refusedLimit,
      select: { id: true, recipient: true, subject: true, refusedAt: true, lastError: true },
    },
    _count: {
      select: { notifications: { where: { kind: { startsWith: 'schedule.' }, sentAt: { not: null } } } },
    },
    wait: { select: { checkedAt: true, considered: true, ruledOut: true, ledger: true } },
    timeline: {
      where: { OR: [{ kind: { in: [...attemptKinds, noneEligible] } }, { toStatus: { not: null } }] },
      orderBy: { seq: 'desc' },
      take: entryLimit,
      select: { at: true, kind: true, data: true, toStatus: true, runId: true, attempt: true },
    },
  } as const satisfies Prisma.PurchaseSelect;
}

type Row = NonNullable<
  Prisma.Result<Prisma.PurchaseDelegate, { select: ReturnType<typeof selectFor> }, 'findUnique'>
>;

function toEvent({ processed, ...event }: Row['outboxEvents'][number]): EventEvidence {
  return {
    ...event,
    processed: processed.map(({ enrollment, allocation, trainingSession, ...marker }) => ({
      ...marker,
      isResultThere: enrollment !== null || allocation !== null || trainingSession !== null,
    })),
  };
}

function toAttempt({ kind, at, data, runId, attempt }: Row['timeline'][number]): AttemptEvidence[] {
  const known = attemptKinds.find((k) => k === kind);
  const told = known && timelineKinds[known].data.safeParse(data).data;
  if (!known || !told) return [];
  const retry = timelineKinds['function.attempt-failed'].data.safeParse(data).data;
  return [
    {
      kind: known,
      at,
      functionId: told.functionId,
      eventId: told.eventId,
      runId,
      attempt,
      error: 'error' in told ? told.error : null,
      maxAttempts: retry?.maxAttempts ?? null,
      nextAttemptAt: retry ? new Date(retry.nextAttemptAt) : null,
    },
  ];
}

/** The last refusal on the timeline: for a purchase whose wait has no row of its own. */
function lastRefusal(entries: Row['timeline']): WaitEvidence | null {
  const entry = entries.findLast(({ kind }) => kind === noneEligible);
  const told = timelineKinds[noneEligible].data.safeParse(entry?.data).data;
  if (!entry || !told) return null;
  // Time is checked last, so a trainer it rules out is ruled out by nothing else.
  return { at: entry.at, ...told, onlyTime: told.ruledOut['no-common-slot'] ?? 0 };
}

const countsSchema = z.record(z.string(), z.number());

function toWait({ checkedAt, considered, ruledOut, ledger }: NonNullable<Row['wait']>): WaitEvidence {
  const each = readLedger(ledger)?.trainers;
  const isOnlyTime = (codes: string[]) =>
    codes.length > 0 && codes.every((code) => code === 'no-common-slot');
  return {
    at: checkedAt,
    considered,
    ruledOut: countsSchema.safeParse(ruledOut).data ?? {},
    onlyTime: each ? each.filter(({ codes }) => isOnlyTime(codes)).length : null,
  };
}
