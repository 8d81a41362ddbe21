import type { Context } from '@/server/core/context';

const session = {
  ordinal: true,
  startsAt: true,
  endsAt: true,
  status: true,
  trainer: { select: { name: true } },
  moves: { orderBy: { sequence: 'asc' }, select: { at: true, fromStartsAt: true, toStartsAt: true } },
  noShow: { select: { reportedAt: true } },
  result: {
    select: {
      outcome: true,
      topic: true,
      studentNote: true,
      homework: true,
      materialsUrl: true,
      recordedAt: true,
    },
  },
} as const;

/** One purchase as its student sees it, with its money, sessions and certificate, and no word of staff or other people. */
export function exportPurchase(
  { db }: Pick<Context, 'db'>,
  { purchaseId, studentId }: { purchaseId: string; studentId: string },
) {
  return db.purchase.findFirstOrThrow({
    where: { id: purchaseId, studentId },
    select: {
      id: true,
      number: true,
      status: true,
      sessionCount: true,
      sessionMinutes: true,
      sessionsPerWeek: true,
      amount: true,
      discount: true,
      currency: true,
      preferences: true,
      createdAt: true,
      confirmedAt: true,
      bookedAt: true,
      deliveredAt: true,
      course: { select: { title: true } },
      plan: { select: { name: true } },
      enrollment: { select: { createdAt: true } },
      payments: {
        orderBy: { createdAt: 'asc' },
        select: {
          amount: true,
          currency: true,
          status: true,
          method: true,
          createdAt: true,
          succeededAt: true,
          refunds: {
            orderBy: { createdAt: 'asc' },
            select: { amount: true, currency: true, status: true, createdAt: true, settledAt: true },
          },
        },
      },
      receipts: {
        orderBy: { id: 'asc' },
        select: {
          kind: true,
          number: true,
          issuedAt: true,
          amount: true,
          currency: true,
          discount: true,
          taxAmount: true,
          taxRateBasisPoints: true,
          description: true,
          buyerName: true,
          buyerEmail: true,
          sellerName: true,
        },
      },
      sessions: {
        orderBy: { ordinal: 'asc' },
        select: {
          ...session,
          joins: { where: { userId: studentId }, orderBy: { joinedAt: 'asc' }, select: { joinedAt: true } },
        },
      },
      certificates: { select: { number: true, issuedAt: true, revokedAt: true, studentName: true } },
      ratings: { select: { subject: true, stars: true, text: true, createdAt: true } },
      helpRequests: { where: { askedById: studentId }, select: { askedAt: true, closedAt: true } },
    },
  });
}
