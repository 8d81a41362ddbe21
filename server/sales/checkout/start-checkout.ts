import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError, NotFoundError, ValidationError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { localDate } from '@/server/core/time/local-date';
import { violates } from '@/server/core/violates';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { pay } from '@/server/process/stages/contract';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { checkChoices } from '@/server/scheduling/preferences/check-choices';
import { preferencesSchema } from '@/server/scheduling/preferences/preferences';
import { codeName } from '../discounts/code-name';
import { findDiscount } from '../discounts/find-discount';
import { loadBuyerNeed } from '../feasibility/load-buyer-need';
import { refuseUnacceptedOffer } from '../feasibility/refuse-unaccepted-offer';
import { describeSettled } from './describe-settled';
import { openPaymentPage } from './open-payment-page';
import { supersedeUnpaid } from './supersede-unpaid';

export const startCheckoutInput = z.object({
  /** Chosen by the browser once per checkout and kept: the same key finds the same purchase. */
  checkoutKey: z.uuid(),
  planId: id,
  preferences: preferencesSchema,
  /** The student's explicit choice to pay although no trainer is free at these times now. */
  acceptsNoTrainer: z.boolean().default(false),
  /** The most weeks, and the latest first day, that the student explicitly accepts beyond what the plan promises. */
  acceptedWeeks: z.number().int().min(1).max(520).nullish(),
  acceptedFirstDay: localDate.nullish(),
  discountCode: codeName.nullish(),
});

/** What the database refuses when another checkout was faster: the same one, one of the same course, or one with the same code. */
const lostRaces = ['Purchase_checkoutKey_key', 'purchase_one_in_flight', 'discount_'];

/** How long a checkout may stay unpaid, in minutes. */
export const checkoutMinutes = pay.dueWithinSeconds / 60;

/**
 * Begins a checkout for the signed-in student: a PENDING purchase with its quote, and the provider's page to pay it on.
 * Repeating it with the same key, at once or after a crash, gives the same purchase and page. An earlier unpaid checkout
 * of the same course is superseded, and can then not be paid any more.
 *
 * Throws NotFoundError `plan.unknown`, ValidationError `checkout.choices`, ConflictError `checkout.key-taken`,
 * `checkout.ended`, `checkout.settled`, `checkout.already-paid` or `checkout.in-flight`, PreconditionError `checkout.unanswered`, and
 * `checkout.nobody-fits` or `checkout.other-dates` unless the student accepts that, and `discount.*` for a code that cannot
 * be used: a price is never changed silently.
 */
export async function startCheckout(
  ctx: Context,
  rawInput: z.input<typeof startCheckoutInput>,
): Promise<{ purchaseId: string; number: number; payUrl: string }> {
  const { userId: studentId } = authorize(ctx, 'student');
  const input = startCheckoutInput.parse(rawInput);
  const plan = await ctx.db.coursePlan.findFirst({
    where: { id: input.planId, retiredAt: null, course: { retiredAt: null } },
    select: {
      id: true,
      name: true,
      courseId: true,
      sessionCount: true,
      sessionMinutes: true,
      sessionsPerWeek: true,
      amount: true,
      currency: true,
      course: { select: { title: true, skill: true, level: true, language: true } },
    },
  });
  if (!plan) throw new NotFoundError('plan.unknown', 'This plan is no longer sold. Choose another one.');

  const existing = await findByKey(ctx, input.checkoutKey);
  if (existing) return resume(ctx, existing, studentId);

  const wrong = checkChoices(input.preferences, plan, ctx.now);
  if (wrong) throw new ValidationError('checkout.choices', wrong);
  const accepted = { weeks: input.acceptedWeeks ?? null, firstDay: input.acceptedFirstDay ?? null };
  if (!input.acceptsNoTrainer) {
    await refuseUnacceptedOffer(ctx, () => loadBuyerNeed(ctx, plan, input.preferences), accepted);
  }
  const code = input.discountCode;
  const askForDiscount = async () => (code ? findDiscount(ctx, { code, plan }) : null);
  const discount = await askForDiscount();
  await supersedeUnpaid(ctx, { courseId: plan.courseId, butFor: input.checkoutKey });

  const { name, course, id: planId, ...asListed } = plan;
  const quote = { ...asListed, amount: discount?.total ?? plan.amount };
  try {
    const purchase = await inTransaction(ctx, async (tx) => {
      const created = await tx.purchase.create({
        data: {
          checkoutKey: input.checkoutKey,
          studentId,
          planId,
          ...quote,
          discount: discount?.discount,
          discountCodeId: discount?.id,
          preferences: input.preferences,
          acceptsNoTrainer: input.acceptsNoTrainer,
          acceptedWeeks: accepted.weeks,
          acceptedFirstDay: accepted.firstDay && new Date(accepted.firstDay),
          createdAt: ctx.now,
          checkoutExpiresAt: new Date(ctx.now.getTime() + checkoutMinutes * 60_000),
        },
        select: { id: true, number: true },
      });
      const { amount, currency } = quote;
      const data = {
        courseTitle: course.title,
        planName: name,
        amount,
        currency,
        accepted: { noTrainer: input.acceptsNoTrainer, ...accepted },
        discountCode: code ?? undefined,
      };
      const change = { from: null, to: 'PENDING' } as const;
      await appendEntry(tx, ctx, created.id, { kind: 'checkout.started', data }, change);
      return created;
    });
    return {
      purchaseId: purchase.id,
      number: purchase.number,
      payUrl: await openPaymentPage(ctx, { purchaseId: purchase.id }),
    };
  } catch (error) {
    const isLostRace = lostRaces.some((constraint) => violates(error, constraint));
    const winner = isLostRace ? await findByKey(ctx, input.checkoutKey) : null;
    if (winner) return resume(ctx, winner, studentId);
    if (isLostRace) {
      await askForDiscount(); // says so when somebody else took the last use
      throw new ConflictError(
        'checkout.in-flight',
        'You have just begun another checkout of this course. Finish it, or try again.',
        { cause: error },
      );
    }
    throw error;
  }
}

function findByKey(ctx: Context, checkoutKey: string) {
  return ctx.db.purchase.findUnique({
    where: { checkoutKey },
    select: {
      id: true,
      number: true,
      studentId: true,
      status: true,
      payments: { where: { status: 'SUCCEEDED' }, take: 1, select: { id: true } },
    },
  });
}

type Begun = NonNullable<Awaited<ReturnType<typeof findByKey>>>;

/** The same checkout again: its page while it can be paid, a clear refusal after. */
async function resume(ctx: Context, purchase: Begun, studentId: string) {
  const { number, status } = purchase;
  if (purchase.studentId !== studentId) {
    throw new ConflictError(
      'checkout.key-taken',
      'This checkout belongs to another account. Begin a new one.',
    );
  }
  if (status !== 'PENDING') {
    const isPaid = purchase.payments.length > 0;
    const code = status === 'EXPIRED' ? 'checkout.ended' : 'checkout.settled';
    throw new ConflictError(code, describeSettled({ number, status, isPaid }));
  }
  return {
    purchaseId: purchase.id,
    number,
    payUrl: await openPaymentPage(ctx, { purchaseId: purchase.id }),
  };
}
