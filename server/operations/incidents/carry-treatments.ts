import { setTimeout as delay } from 'node:timers/promises';
import { authorize } from '@/server/core/authorize';
import type { Actor, Context } from '@/server/core/context';
import { describeError } from '@/server/core/describe-error';
import { DomainError } from '@/server/core/errors';
import { log } from '@/server/core/log';
import { applyRemedy } from '@/server/operations/applying/apply-remedy';
import { graceMs } from '@/server/operations/evidence/current-stage';
import { remedyKinds } from '@/server/operations/vocabulary/remedies';
import { whereLate } from '@/server/process/transition/is-late';

/** How many purchases one turn of the sweep treats. */
const batch = 10;
/** Refusals that mean that nothing had to be done any more. */
const movedOn = new Set(['remedy.not-offered', 'remedy.stale']);

type Item = {
  treatmentId: string;
  purchaseId: string;
  treatment: {
    kind: string;
    reason: string;
    actorId: string;
    actorName: string;
    actorRole: string;
    incident: { cause: string };
  };
};

/**
 * Carries out what was ordered for incidents, a few purchases each turn, in the name of who ordered it. From a sweep and
 * not an Inngest function, since Inngest may be the target. A process that dies leaves the rest to the next turn of any;
 * a purchase treated twice is healed once. Returns how many were treated.
 */
export async function carryTreatments(ctx: Context): Promise<{ treated: number }> {
  authorize(ctx, 'system');
  const items = await ctx.db.treatmentItem.findMany({
    where: { status: 'PENDING', treatment: { finishedAt: null } },
    orderBy: [{ treatmentId: 'asc' }, { purchaseId: 'asc' }],
    take: batch,
    select: {
      treatmentId: true,
      purchaseId: true,
      treatment: {
        select: {
          kind: true,
          reason: true,
          actorId: true,
          actorName: true,
          actorRole: true,
          incident: { select: { cause: true } },
        },
      },
    },
  });
  const tooSoon: Item[] = [];
  for (const item of items) {
    const result = await treat(ctx, item);
    if (result.status === 'SKIPPED' && (await isStillLate(ctx, item))) tooSoon.push(item);
    else await record(ctx, item, result);
  }
  // What Inngest accepted a moment ago cannot be told apart from a run about to begin: a moment later it can.
  if (tooSoon.length > 0) await delay(graceMs);
  for (const item of tooSoon) await record(ctx, item, await treat(ctx, item));
  await ctx.db.$executeRaw`
    UPDATE "Treatment" t SET "finishedAt" = now() WHERE t."finishedAt" IS NULL AND NOT EXISTS (
      SELECT FROM "TreatmentItem" i WHERE i."treatmentId" = t.id AND i.status = 'PENDING')`;
  return { treated: items.length };
}

type Result = Awaited<ReturnType<typeof treat>>;

async function isStillLate({ db }: Context, { purchaseId }: Item): Promise<boolean> {
  return (await db.purchase.count({ where: { id: purchaseId, ...whereLate(new Date()) } })) > 0;
}

async function record({ db }: Context, { treatmentId, purchaseId }: Item, result: Result): Promise<void> {
  await db.treatmentItem.updateMany({
    where: { treatmentId, purchaseId, status: 'PENDING' },
    data: { ...result, doneAt: new Date() },
  });
}

async function treat(ctx: Context, { purchaseId, treatment }: Item) {
  const kind = remedyKinds.find((known) => known === treatment.kind);
  if (!kind) return { status: 'FAILED' as const, message: `There is no remedy ${treatment.kind}.` };
  const role = treatment.actorRole === 'ADMIN' ? 'ADMIN' : 'SUPPORT';
  const actor: Actor = { kind: 'staff', userId: treatment.actorId, name: treatment.actorName, role };
  try {
    const { reason, incident } = treatment;
    const input = { purchaseId, kind, reason, cause: incident.cause };
    const { summary } = await applyRemedy({ ...ctx, actor, now: new Date() }, input);
    return { status: 'APPLIED' as const, message: summary };
  } catch (error) {
    if (!(error instanceof DomainError)) {
      log.error({ err: error, purchaseId, kind }, 'a remedy broke off');
      return { status: 'FAILED' as const, message: `It broke off: ${describeError(error)}` };
    }
    return {
      status: movedOn.has(error.code) ? ('SKIPPED' as const) : ('FAILED' as const),
      message: error.message,
    };
  }
}
