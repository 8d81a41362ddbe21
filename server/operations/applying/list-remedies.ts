import type { Context } from '@/server/core/context';

const shown = 20;

/** What was done about a purchase, newest first, with what came of each. */
export async function listRemedies({ db }: Pick<Context, 'db'>, input: { purchaseId: string }) {
  return db.remedy.findMany({
    where: { purchaseId: input.purchaseId },
    orderBy: { createdAt: 'desc' },
    take: shown,
    select: {
      id: true,
      kind: true,
      summary: true,
      reason: true,
      outcome: true,
      outcomeAt: true,
      failure: true,
      actorName: true,
      createdAt: true,
    },
  });
}
export type AppliedRemedy = Awaited<ReturnType<typeof listRemedies>>[number];
