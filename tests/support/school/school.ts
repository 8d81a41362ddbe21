import { randomUUID } from 'node:crypto';
import type { Context } from '@/server/core/context';
import { type Db, isClient } from '@/server/core/db';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';
import { createPurchase } from '@/server/purchases/create-purchase';
import type { Preferences } from '@/server/scheduling/preferences/preferences';

/** Rows for tests, each test its own. Statuses are reached as in life, through transitionPurchase. */

export const testContext = (db: Db, now = new Date()): Context => ({
  db,
  actor: { kind: 'system', job: 'test' },
  now,
});

export async function aStudent(db: Db, name = 'Aarav Sharma') {
  return db.user.create({ data: { name, email: `${randomUUID()}@example.com`, zone: 'Asia/Kolkata' } });
}

export async function aCourse(db: Db, plan: Partial<{ sessionCount: number; sessionsPerWeek: number }> = {}) {
  const course = await db.course.create({
    data: {
      slug: randomUUID(),
      title: 'Python from zero',
      summary: 'Read and write Python.',
      description: 'Read and write Python.',
      topic: 'Programming',
      skill: `python-${randomUUID()}`,
      level: 'BEGINNER',
      language: 'en',
    },
  });
  const coursePlan = await db.coursePlan.create({
    data: {
      courseId: course.id,
      name: 'Steady',
      sessionCount: plan.sessionCount ?? 2,
      sessionMinutes: 60,
      sessionsPerWeek: plan.sessionsPerWeek ?? 2,
      amount: 18_000,
      currency: 'EUR',
    },
  });
  return { course, plan: coursePlan };
}

/** A trainer of `skill` who is free all week, around the clock, in UTC. */
export async function aTrainer(
  db: Db,
  skill: string,
  overrides: { maxStudents?: number; name?: string } = {},
) {
  return db.trainer.create({
    data: {
      name: overrides.name ?? 'Ishita Rao',
      email: `${randomUUID()}@example.com`,
      headline: 'Teaches Python',
      bio: 'Teaches Python.',
      zone: 'UTC',
      languages: ['en'],
      maxStudents: overrides.maxStudents ?? 10,
      skills: { create: { skill, level: 'ADVANCED' } },
      availability: {
        create: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 })),
      },
    },
  });
}

/** A week from `now`, as a local date. */
const nextWeek = (now: Date) => new Date(now.getTime() + 7 * 86_400_000).toISOString().slice(0, 10);

export async function aPendingPurchase(
  db: Db,
  where: {
    course?: Awaited<ReturnType<typeof aCourse>>;
    studentId?: string;
    now?: Date;
    preferences?: Preferences;
  } = {},
) {
  const { course, plan } = where.course ?? (await aCourse(db));
  const studentId = where.studentId ?? (await aStudent(db)).id;
  const ctx = testContext(db, where.now);
  return inTransaction({ db }, async (tx) => {
    const purchase = await tx.purchase.create({
      data: {
        checkoutKey: randomUUID(),
        studentId,
        courseId: course.id,
        planId: plan.id,
        sessionCount: plan.sessionCount,
        sessionMinutes: plan.sessionMinutes,
        sessionsPerWeek: plan.sessionsPerWeek,
        amount: plan.amount,
        currency: plan.currency,
        preferences: where.preferences ?? {
          zone: 'Asia/Kolkata',
          startDate: nextWeek(ctx.now),
          preferredTimes: [
            { weekday: 1, minute: 1080 },
            { weekday: 3, minute: 1080 },
          ],
        },
        createdAt: ctx.now,
        checkoutExpiresAt: new Date(ctx.now.getTime() + 3_600_000),
      },
    });
    await appendEntry(
      tx,
      ctx,
      purchase.id,
      {
        kind: 'checkout.started',
        data: {
          courseTitle: course.title,
          planName: plan.name,
          amount: plan.amount,
          currency: plan.currency,
        },
      },
      { from: null, to: 'PENDING' },
    );
    return purchase;
  });
}

export async function aPaidPurchase(db: Db, where: Parameters<typeof aPendingPurchase>[1] = {}) {
  const purchase = await aPendingPurchase(db, where);
  const ctx = testContext(db, where.now);
  if (!isClient(db)) throw new Error('Pass the client, not an open transaction.');
  // Not inTransaction: the event stays in the outbox until a test publishes it.
  await db.$transaction(async (tx) => {
    await tx.payment.create({
      data: {
        purchaseId: purchase.id,
        provider: 'test',
        providerRef: randomUUID(),
        status: 'SUCCEEDED',
        amount: purchase.amount,
        currency: purchase.currency,
        succeededAt: ctx.now,
      },
    });
    await transitionPurchase(tx, ctx, {
      purchaseId: purchase.id,
      from: 'PENDING',
      to: 'CONFIRMED',
      entry: {
        kind: 'payment.confirmed',
        data: {
          provider: 'test',
          providerRef: 'test',
          amount: purchase.amount,
          currency: purchase.currency,
          method: null,
          source: 'webhook',
          inboxEventId: null,
        },
      },
    });
  });
  return purchase;
}

/** The id of the latest outbox event of that name for the purchase. */
export async function eventIdOf(db: Db, purchaseId: string, name: string): Promise<string> {
  const event = await db.outboxEvent.findFirstOrThrow({
    where: { purchaseId, name },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  return event.id;
}

export async function aCreatedPurchase(db: Db, where: Parameters<typeof aPendingPurchase>[1] = {}) {
  const purchase = await aPaidPurchase(db, where);
  const eventId = await eventIdOf(db, purchase.id, 'purchase/confirmed');
  await createPurchase(testContext(db, where.now), { purchaseId: purchase.id, eventId });
  return purchase;
}
