import fc from 'fast-check';
import type { Level } from '@/prisma/generated/enums';
import type { Db } from '@/server/core/db';
import type { Preferences } from '@/server/scheduling/preferences/preferences';

const level = fc.constantFrom<Level>('BEGINNER', 'INTERMEDIATE', 'ADVANCED');
const language = fc.constantFrom<string>('en', 'en', 'de');
const zone = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York', 'Europe/Berlin', 'Pacific/Auckland');
const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 2, maxLength: 7 });

/** Trainers against whom anything may stand. Times off are in days from now. */
const trainer = fc.record({
  level: fc.option(level, { freq: 8 }),
  languages: fc.uniqueArray(language, { minLength: 1 }),
  maxStudents: fc.constantFrom(0, 1, 1, 2, 3),
  state: fc.constantFrom('teaches', 'teaches', 'teaches', 'teaches', 'paused', 'left'),
  zone,
  days,
  hours: fc.constantFrom<[number, number]>([0, 24], [7, 13], [12, 22], [17, 24]),
  maxWeeklyMinutes: fc.constantFrom(null, null, 60, 90, 120),
  bufferMinutes: fc.constantFrom(0, 0, 15, 60),
  timeOff: fc.array(fc.tuple(fc.integer({ min: -2, max: 30 }), fc.integer({ min: 1, max: 20 })), {
    maxLength: 2,
  }),
});

const buyer = fc.record({
  /** Which of the students. One who buys again has sessions already. */
  student: fc.integer({ min: 0, max: 2 }),
  zone,
  startsIn: fc.integer({ min: 1, max: 10 }),
  preferredTimes: fc.uniqueArray(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      minute: fc.integer({ min: 0, max: 47 }).map((n) => n * 30),
    }),
    { minLength: 2, maxLength: 4, selector: ({ weekday, minute }) => `${weekday} ${minute}` },
  ),
});

const aSchoolShape = fc
  .record({
    level,
    language,
    sessionMinutes: fc.constantFrom(45, 60, 90),
    sessionCount: fc.integer({ min: 1, max: 3 }),
    sessionsPerWeek: fc.integer({ min: 1, max: 2 }),
    trainers: fc.array(trainer, { minLength: 1, maxLength: 4 }),
    buyers: fc.array(buyer, { minLength: 1, maxLength: 4 }),
  })
  .map((school) => ({ ...school, sessionsPerWeek: Math.min(school.sessionCount, school.sessionsPerWeek) }));

export type SchoolShape = typeof aSchoolShape extends fc.Arbitrary<infer S> ? S : never;

/** `count` schools, the same for the same seed. */
export const randomSchools = (count: number, seed: number): SchoolShape[] =>
  fc.sample(aSchoolShape, { numRuns: count, seed });

const dayMs = 86_400_000;

export function preferencesOf(buyer: SchoolShape['buyers'][number], now: Date): Preferences {
  const startDate = new Date(now.getTime() + buyer.startsIn * dayMs).toISOString().slice(0, 10);
  return { zone: buyer.zone, startDate, preferredTimes: buyer.preferredTimes };
}

/** Writes a school around a new skill: the course, its plan, and each trainer with the shape that they have. */
export async function buildSchool(db: Db, shape: SchoolShape, now: Date) {
  const skill = `skill-${crypto.randomUUID()}`;
  const text = { title: 'A course', summary: 'A course.', description: 'A course.', topic: 'Anything' };
  const course = await db.course.create({
    data: { ...text, slug: crypto.randomUUID(), skill, level: shape.level, language: shape.language },
  });
  const { sessionCount, sessionMinutes, sessionsPerWeek } = shape;
  const terms = {
    name: 'Plan',
    sessionCount,
    sessionMinutes,
    sessionsPerWeek,
    amount: 10_000,
    currency: 'EUR',
  };
  const plan = await db.coursePlan.create({ data: { ...terms, courseId: course.id } });
  const trainers = [];
  for (const facts of shape.trainers) {
    const [from, until] = facts.hours;
    const availability = facts.days.map((weekday) => ({
      weekday,
      startMinute: from * 60,
      endMinute: until * 60,
    }));
    const timeOff = facts.timeOff.map(([begin, length]) => ({
      startsAt: new Date(now.getTime() + begin * dayMs),
      endsAt: new Date(now.getTime() + (begin + length) * dayMs),
    }));
    const { level, state, days: _days, hours: _hours, ...columns } = facts;
    const { id } = await db.trainer.create({
      data: {
        ...columns,
        name: 'Tomas Novak',
        email: `${crypto.randomUUID()}@example.com`,
        headline: '',
        bio: '',
        pausedAt: state === 'paused' ? now : null,
        leftAt: state === 'left' ? now : null,
        skills: level ? { create: { skill, level } } : undefined,
        availability: { create: availability },
        timeOff: { create: timeOff },
      },
    });
    trainers.push({ ...facts, id, availability, timeOff });
  }
  return { course, plan, trainers };
}

export type BuiltSchool = Awaited<ReturnType<typeof buildSchool>>;
