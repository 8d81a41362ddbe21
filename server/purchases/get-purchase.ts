import { z } from 'zod';
import type { Prisma } from '@/prisma/generated/client';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { readWebhookText } from '@/server/core/http/read-webhook-text';
import { purchaseNumber } from '@/server/core/ids/purchase-number';
import { reference } from '@/server/core/ids/reference';
import { inSnapshot } from '@/server/core/in-snapshot';
import { isId } from '@/server/core/text/is-id';
import { preferencesSchema } from '@/server/scheduling/preferences/preferences';
import { describeEntry } from '../process/timeline/describe-entry';
import { isLate } from '../process/transition/is-late';
import { moneyOf } from './money/money-of';
import { moneySelect } from './money/money-select';
import { readExplanation } from './read-explanation';

/** A purchase's id, or its number as people write it: P-10042. */
export const getPurchaseInput = z.object({ purchase: reference });

/** Newest entries shown at most; `hasOlderEntries` says when there are more. */
const timelineLimit = 300;

const purchaseSelect = {
  id: true,
  number: true,
  status: true,
  correlationId: true,
  amount: true,
  discount: true,
  discountCode: { select: { code: true } },
  currency: true,
  sessionCount: true,
  sessionMinutes: true,
  sessionsPerWeek: true,
  preferences: true,
  stageDueAt: true,
  checkoutExpiresAt: true,
  createdAt: true,
  confirmedAt: true,
  bookedAt: true,
  student: {
    select: {
      id: true,
      name: true,
      email: true,
      zone: true,
      createdAt: true,
      _count: { select: { purchases: true } },
    },
  },
  course: { select: { title: true, skill: true, level: true } },
  plan: { select: { id: true, name: true } },
  enrollment: { select: { createdAt: true } },
  certificates: {
    orderBy: { issuedAt: 'desc' },
    select: { id: true, number: true, issuedAt: true, revokedAt: true, revokeReason: true },
  },
} as const satisfies Prisma.PurchaseSelect;

/**
 * Everything staff see of one purchase, read at one instant of the database.
 *
 * Throws NotFoundError `purchase.unknown`.
 */
export async function getPurchase(ctx: Pick<Context, 'db' | 'now'>, input: z.input<typeof getPurchaseInput>) {
  const named = getPurchaseInput.safeParse(input).data?.purchase;
  if (!named) throw unknownPurchase();
  const number = /^p/i.test(named) ? purchaseNumber(named) : null;
  if (number === null && !isId(named)) throw unknownPurchase();
  return inSnapshot(ctx, async (tx) => {
    const purchase = await tx.purchase.findUnique({
      where: number === null ? { id: named } : { number },
      select: purchaseSelect,
    });
    if (!purchase) throw unknownPurchase();
    const where = { purchaseId: purchase.id };

    const payments = await tx.payment.findMany({
      where,
      select: paymentSelect,
      orderBy: { createdAt: 'desc' },
    });
    const inbox = await tx.paymentEvent.findMany({
      where,
      select: inboxSelect,
      orderBy: { receivedAt: 'asc' },
    });
    const allocations = await tx.trainerAllocation.findMany({
      where,
      select: allocationSelect,
      orderBy: { createdAt: 'desc' },
    });
    const sessions = await tx.trainingSession.findMany({
      where,
      select: sessionSelect,
      orderBy: [{ ordinal: 'asc' }, { createdAt: 'asc' }],
    });
    const events = await tx.outboxEvent.findMany({
      where,
      select: eventSelect,
      orderBy: { createdAt: 'asc' },
    });
    const entries = await tx.timelineEntry.findMany({
      where,
      select: entrySelect,
      orderBy: { seq: 'desc' },
      take: timelineLimit + 1,
    });

    return {
      ...purchase,
      now: ctx.now,
      /** Null when they are not what checkout writes. */
      preferences: preferencesSchema.safeParse(purchase.preferences).data ?? null,
      isLate: isLate(purchase, ctx.now),
      payments,
      money: moneyOf({ ...purchase, payments }),
      inbox: inbox.map((event) => ({ ...event, payload: readWebhookText(event.payload) })),
      allocations: allocations.map((allocation) => ({
        ...allocation,
        explanation: readExplanation(allocation.explanation),
      })),
      sessions,
      events,
      timeline: entries.slice(0, timelineLimit).map((entry) => ({ ...entry, ...describeEntry(entry) })),
      hasOlderEntries: entries.length > timelineLimit,
    };
  });
}

const unknownPurchase = () => new NotFoundError('purchase.unknown', 'There is no such purchase.');

export type PurchaseDetail = Awaited<ReturnType<typeof getPurchase>>;

const paymentSelect = {
  ...moneySelect.payments.select,
  id: true,
  provider: true,
  providerRef: true,
  method: true,
  failureReason: true,
  createdAt: true,
  succeededAt: true,
  refunds: {
    orderBy: { createdAt: 'asc' },
    select: {
      ...moneySelect.payments.select.refunds.select,
      id: true,
      currency: true,
      reason: true,
      failureReason: true,
      providerRef: true,
      actorName: true,
      createdAt: true,
    },
  },
  disputes: {
    orderBy: { openedAt: 'asc' },
    select: {
      ...moneySelect.payments.select.disputes.select,
      id: true,
      currency: true,
      reason: true,
      openedAt: true,
      evidenceDueAt: true,
    },
  },
} as const satisfies Prisma.PaymentSelect;

const inboxSelect = {
  id: true,
  provider: true,
  providerEventId: true,
  type: true,
  payload: true,
  deliveries: true,
  receivedAt: true,
  appliedAt: true,
  outcome: true,
  outcomeReason: true,
  attempts: true,
  lastError: true,
} as const satisfies Prisma.PaymentEventSelect;

const allocationSelect = {
  id: true,
  explanation: true,
  createdAt: true,
  endedAt: true,
  endReason: true,
  trainer: { select: { id: true, name: true, email: true, zone: true, headline: true } },
} as const satisfies Prisma.TrainerAllocationSelect;

const sessionSelect = {
  id: true,
  ordinal: true,
  startsAt: true,
  endsAt: true,
  status: true,
  trainer: { select: { name: true, zone: true } },
  joins: { orderBy: { joinedAt: 'asc' }, select: { trainerId: true, joinedAt: true } },
  result: {
    select: {
      outcome: true,
      topic: true,
      privateNote: true,
      studentNote: true,
      homework: true,
      materialsUrl: true,
      actorName: true,
      recordedAt: true,
    },
  },
} as const satisfies Prisma.TrainingSessionSelect;

const eventSelect = {
  id: true,
  name: true,
  payload: true,
  createdAt: true,
  publishedAt: true,
  inngestEventId: true,
  attempts: true,
  nextAttemptAt: true,
  lastError: true,
  repeatsId: true,
  processed: {
    select: { consumer: true, runId: true, attempt: true, processedAt: true },
    orderBy: { processedAt: 'asc' },
  },
} as const satisfies Prisma.OutboxEventSelect;

const entrySelect = {
  id: true,
  at: true,
  category: true,
  kind: true,
  data: true,
  fromStatus: true,
  toStatus: true,
  actorKind: true,
  actorId: true,
  actorName: true,
  runId: true,
  attempt: true,
  durationMs: true,
} as const satisfies Prisma.TimelineEntrySelect;
