import { randomUUID } from 'node:crypto';
import type { Db } from '@/server/core/db';

/** A course with one trainer who has time around the clock: nothing but a fault can stop a purchase of it. */
export async function sellEasyPlan(db: Db): Promise<{ planId: string }> {
  const skill = `lab-${randomUUID()}`;
  const course = {
    slug: skill,
    title: 'Lab course',
    summary: 'A course of the fault lab.',
    description: 'A course of the fault lab.',
    topic: 'Lab',
    skill,
    level: 'BEGINNER',
    language: 'en',
  } as const;
  const plan = {
    name: 'Steady',
    sessionCount: 2,
    sessionMinutes: 60,
    sessionsPerWeek: 2,
    amount: 18_000,
    currency: 'EUR',
  };
  const { id } = await db.coursePlan.create({
    data: { ...plan, course: { create: course } },
    select: { id: true },
  });
  await hireTrainer(db, skill);
  return { planId: id };
}

/** A trainer who can take over from the only trainer of the course. */
export async function hireSecondTrainer(db: Db, purchaseId: string): Promise<void> {
  const { course } = await db.purchase.findUniqueOrThrow({
    where: { id: purchaseId },
    select: { course: { select: { skill: true } } },
  });
  await hireTrainer(db, course.skill);
}

async function hireTrainer(db: Db, skill: string): Promise<void> {
  const availability = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 }));
  await db.trainer.create({
    data: {
      name: 'Lab Trainer',
      email: `lab-${randomUUID()}@lab.caravan.localhost`,
      headline: 'Teaches in the lab',
      bio: 'Teaches in the lab.',
      zone: 'UTC',
      languages: ['en'],
      maxStudents: 10,
      skills: { create: { skill, level: 'ADVANCED' } },
      availability: { create: availability },
    },
    select: { id: true },
  });
}
