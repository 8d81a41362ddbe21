import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { queryRows } from '@/server/core/query-rows';
import { createAccount } from '@/server/people/accounts/create-account';
import { startCheckout } from '@/server/sales/checkout/start-checkout';
import { type Preferences, preferencesSchema } from '@/server/scheduling/preferences/preferences';

/** Whose purchases the lab makes: nobody can sign in as them. */
const student = { name: 'Lab Student', password: null, role: 'STUDENT', zone: 'Etc/UTC' } as const;

const dayMs = 86_400_000;

/** Weekday evenings from a week on: with so many preferred times, somebody has time. */
const anyEvening = (now: Date): Preferences => ({
  zone: student.zone,
  startDate: new Date(now.getTime() + 7 * dayMs).toISOString().slice(0, 10),
  preferredTimes: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, minute: 1080 })),
});

export const buyInLabInput = z.object({ planId: id.optional(), preferences: preferencesSchema.optional() });

/**
 * A purchase of a student made for it, on the payment page, as if somebody had gone through the checkout. Without a plan it
 * is the cheapest one of the course that most trainers teach. Throws PreconditionError `lab.no-plan` when nothing is sold.
 */
export async function buyInLab(
  ctx: Context,
  rawInput: z.input<typeof buyInLabInput> = {},
): Promise<{ purchaseId: string; number: number }> {
  authorize(ctx, 'admin', 'system');
  const wanted = buyInLabInput.parse(rawInput);
  const planId = wanted.planId ?? (await easiestPlan(ctx));
  const email = `lab-${randomUUID().slice(0, 13)}@lab.caravan.localhost`;
  const { id: userId } = await createAccount(ctx, { ...student, email });
  const buyer: Context = { ...ctx, actor: { kind: 'student', userId, name: student.name } };
  const preferences = wanted.preferences ?? anyEvening(ctx.now);
  const acceptsNoTrainer = true; // some faults are about that
  return startCheckout(buyer, { checkoutKey: randomUUID(), planId, preferences, acceptsNoTrainer });
}

async function easiestPlan(ctx: Context): Promise<string> {
  const [plan] = await queryRows(ctx.db, z.object({ id: z.string() }))`
    SELECT p.id FROM "CoursePlan" p
    JOIN "Course" c ON c.id = p."courseId" AND c."retiredAt" IS NULL
    JOIN "TrainerSkill" s ON s.skill = c.skill AND s.level >= c.level
    WHERE p."retiredAt" IS NULL
    GROUP BY p.id, c.id ORDER BY count(*) DESC, c.id, p.amount, p.id LIMIT 1`;
  if (!plan) throw new PreconditionError('lab.no-plan', 'There is no course to buy: nothing is on sale.');
  return plan.id;
}
