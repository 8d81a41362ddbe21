import type { Context } from '@/server/core/context';
import { createAccount } from '@/server/people/accounts/create-account';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { updateSchoolSettings } from '@/server/school/settings/update-school-settings';
import { type DemoAccount, demoAccounts } from './demo-accounts';
import { mailNameOf } from './mail-name';
import type { SeedPlan } from './school/course-shape';
import { courses } from './school/courses';
import { demoSchool } from './school/demo-school';
import { studentNames } from './school/students';
import { trainers } from './school/trainers';

const day = 86_400_000;
const emailOf = (trainer: string) => `${mailNameOf(trainer)}@trainers.example`;

export type Student = { id: string; name: string; zone: string };
export type Offer = SeedPlan & { planId: string; slug: string };
export type School = {
  /** The student whose password is printed. */
  demoStudent: Student;
  students: Student[];
  offers: Offer[];
};

/** Writes the school as it was before its first purchase: courses with plans, trainers, accounts. */
export async function createSchool(ctx: Context): Promise<School> {
  await updateSchoolSettings(ctx, { ...demoSchool, expected: null });
  const offers: Offer[] = [];
  for (const [index, { plans, ...course }] of courses.entries())
    offers.push(...(await open(course, plans, index)));
  for (const [index, trainer] of trainers.entries()) await engage(trainer, index);

  const students: Student[] = [];
  const accounts = await Promise.all(
    demoAccounts.map(async (account) => ({ ...account, ...(await openAccount(account)) })),
  );
  const demoStudent = accounts.find((account) => account.role === 'STUDENT');
  if (!demoStudent) throw new Error('The demo accounts have no student.');
  for (const [zone, names] of Object.entries(studentNames)) {
    for (const name of names) {
      const email = `${mailNameOf(name)}@students.example`;
      const { id } = await createAccount(ctx, { name, email, zone, role: 'STUDENT', password: null });
      students.push({ id, name, zone });
    }
  }
  return { demoStudent, students, offers };

  async function openAccount({ role, ...account }: DemoAccount): Promise<{ id: string }> {
    if (role !== 'TRAINER') return createAccount(ctx, { ...account, role });
    const { id } = await createAccount(ctx, { ...account, role: 'STUDENT' });
    await inTransaction(ctx, async (tx) => {
      await tx.user.update({ where: { id }, data: { role }, select: { id: true } });
      await tx.trainer.update({
        where: { email: emailOf(account.name) },
        data: { userId: id },
        select: { id: true },
      });
    });
    return { id };
  }

  async function open(
    { currency, ...course }: Omit<(typeof courses)[number], 'plans'>,
    plans: SeedPlan[],
    index: number,
  ): Promise<Offer[]> {
    const createdAt = new Date(ctx.now.getTime() - (300 - index) * day);
    const { id: courseId } = await ctx.db.course.create({
      data: { ...course, createdAt },
      select: { id: true },
    });
    const rows = await ctx.db.coursePlan.createManyAndReturn({
      data: plans.map((plan) => ({ ...plan, courseId, currency, createdAt })),
      select: { id: true, name: true },
    });
    return plans.flatMap((plan) => {
      const row = rows.find(({ name }) => name === plan.name);
      return row ? [{ ...plan, planId: row.id, slug: course.slug }] : [];
    });
  }

  async function engage(trainer: (typeof trainers)[number], index: number): Promise<void> {
    const { skills, availability, timeOff = [], isPaused = false, ...facts } = trainer;
    await ctx.db.trainer.create({
      data: {
        ...facts,
        email: emailOf(trainer.name),
        createdAt: new Date(ctx.now.getTime() - (290 - index) * day),
        pausedAt: isPaused ? new Date(ctx.now.getTime() - 21 * day) : null,
        skills: { create: Object.entries(skills).map(([skill, level]) => ({ skill, level })) },
        availability: { create: availability },
        timeOff: {
          create: timeOff.map(({ inDays, days, reason }) => ({
            startsAt: new Date(ctx.now.getTime() + inDays * day),
            endsAt: new Date(ctx.now.getTime() + (inDays + days) * day),
            reason,
          })),
        },
      },
      select: { id: true },
    });
  }
}
