import type { PaymentStatus, PurchaseStatus, SessionOutcome } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { contract } from '@/server/process/stages/contract';
import { isLateForStudent } from '@/server/process/transition/is-late';
import { joinWindow } from '@/server/scheduling/joining/join-window';
import { canReportNoShow } from '@/server/scheduling/joining/no-show-window';
import { parsePreferences } from '@/server/scheduling/preferences/preferences';
import { moneyOf } from '../money/money-of';
import { moneySelect } from '../money/money-select';
import { readingZone } from '../reading-zone';

/**
 * One purchase as its student sees it: what was bought, how far it is with the instant of each stage, the trainer, every
 * session, and what the student should know (declined, no trainer yet, late). `zone` is that of the student's profile, or
 * of the preferred times while the profile has none. Throws NotFoundError `purchase.unknown` also for somebody else's
 * purchase.
 */
export async function getMyPurchase(ctx: Context, input: { purchaseId: string }) {
  const { userId: studentId } = authorize(ctx, 'student');
  const purchase = await ctx.db.purchase.findFirst({
    where: { id: input.purchaseId, studentId },
    select: {
      id: true,
      number: true,
      status: true,
      checkoutKey: true,
      planId: true,
      sessionCount: true,
      sessionMinutes: true,
      sessionsPerWeek: true,
      amount: true,
      discount: true,
      currency: true,
      preferences: true,
      stageDueAt: true,
      createdAt: true,
      confirmedAt: true,
      bookedAt: true,
      deliveredAt: true,
      checkoutExpiresAt: true,
      student: { select: { name: true, email: true, zone: true } },
      course: { select: { slug: true, title: true } },
      plan: { select: { name: true } },
      enrollment: { select: { createdAt: true } },
      payments: {
        ...moneySelect.payments,
        select: {
          ...moneySelect.payments.select,
          method: true,
          refunds: {
            orderBy: { createdAt: 'asc' },
            select: {
              ...moneySelect.payments.select.refunds.select,
              id: true,
              currency: true,
              createdAt: true,
              settledAt: true,
            },
          },
        },
      },
      allocations: {
        where: { endedAt: null },
        select: {
          createdAt: true,
          trainer: { select: { name: true, headline: true, bio: true, zone: true, languages: true } },
        },
      },
      sessions: {
        where: { status: { not: 'CANCELLED' } },
        orderBy: { startsAt: 'asc' },
        select: {
          id: true,
          ordinal: true,
          startsAt: true,
          endsAt: true,
          status: true,
          makesUpForId: true,
          resultDueAt: true,
          noShow: { select: { reportedAt: true } },
          settled: { select: { kind: true } },
          result: {
            select: { outcome: true, topic: true, studentNote: true, homework: true, materialsUrl: true },
          },
        },
      },
      receipts: { orderBy: { id: 'asc' }, select: { id: true, kind: true, number: true } },
      certificates: { where: { revokedAt: null }, select: { id: true, number: true, issuedAt: true } },
      wait: { select: { since: true } },
      timeline: {
        where: { kind: { in: ['payment.declined', 'payment.confirmed'] } },
        orderBy: { seq: 'desc' },
        take: 1,
        select: { kind: true },
      },
    },
  });
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');

  const { preferences, enrollment, payments, allocations, timeline, wait, sessions, ...rest } = purchase;
  const allocation = allocations.at(0);
  const lastWord = timeline.at(0)?.kind;
  return {
    ...rest,
    preferences: parsePreferences(preferences),
    sessions: sessions.map((session) => ({
      ...session,
      ...joinWindow(session),
      ...missed(session, ctx.now),
    })),
    zone: readingZone(purchase),
    isLate: isLateForStudent(purchase, ctx.now),
    wasDeclined: purchase.status === 'PENDING' && lastWord === 'payment.declined',
    /** Paid by a method that confirms later, and the money is not here yet. */
    isConfirming: purchase.status === 'PENDING' && payments.some(({ status }) => status === 'CONFIRMING'),
    hasNoTrainerYet: wait !== null,
    money: moneyOf(purchase),
    refunds: payments.flatMap(({ refunds }) => refunds),
    /** How many of its sessions are settled. A make-up session is counted with the one that it makes up for. */
    settledCount: countSettled(sessions),
    canCancel: contract.isPaid(purchase.status) && purchase.status !== contract.fulfilled,
    canChooseTimes: purchase.status === 'CREATED' && !allocation,
    reached: reachedBy(purchase.confirmedAt, enrollment, allocation, purchase.bookedAt, purchase.deliveredAt),
    paidBy: payments.findLast(({ status }) => wasInEffect.has(status))?.method ?? null,
    enrolledAt: enrollment?.createdAt ?? null,
    allocatedAt: allocation?.createdAt ?? null,
    trainer: allocation?.trainer ?? null,
  };
}

const wasInEffect: ReadonlySet<PaymentStatus> = new Set(['SUCCEEDED', 'REFUNDED']);

export type MyPurchase = Awaited<ReturnType<typeof getMyPurchase>>;

/** Whether the student can say now that the trainer did not come, and whether a make-up session is theirs to book. */
function missed(
  {
    startsAt,
    resultDueAt,
    noShow,
    result,
  }: {
    startsAt: Date;
    resultDueAt: Date | null;
    noShow: object | null;
    result: { outcome: SessionOutcome } | null;
  },
  now: Date,
) {
  const isOpen = resultDueAt !== null;
  const isMissed = noShow !== null || result?.outcome === 'TRAINER_ABSENT';
  return {
    canReportNoShow: isOpen && !isMissed && canReportNoShow({ startsAt }, now),
    canMakeUp: isOpen && isMissed,
  };
}

/** Sessions of the series that are settled, and so is what makes up for them. */
function countSettled(
  sessions: { id: string; makesUpForId: string | null; resultDueAt: Date | null }[],
): number {
  const isOpen = (id: string): boolean =>
    sessions.some((other) => other.makesUpForId === id && (other.resultDueAt !== null || isOpen(other.id)));
  return sessions.filter(
    ({ id, makesUpForId, resultDueAt }) => makesUpForId === null && resultDueAt === null && !isOpen(id),
  ).length;
}

/** How far a purchase came, whatever its status says now: an ended one keeps what it reached. */
function reachedBy(
  confirmedAt: Date | null,
  enrollment: object | null,
  allocation: object | undefined,
  bookedAt: Date | null,
  deliveredAt: Date | null,
): PurchaseStatus {
  if (deliveredAt) return 'DELIVERED';
  if (bookedAt) return 'SCHEDULED';
  if (allocation) return 'ALLOCATED';
  if (enrollment) return 'CREATED';
  return confirmedAt ? 'CONFIRMED' : 'PENDING';
}
