import type { Api } from './api';

type Opened = {
  slug: string;
  title: string;
  /** What its trainers are called, before a number. */
  trainer: string;
  trainers: number;
};

/** Adds a course of two sessions and trainers who teach nothing else, with time and places for many. */
export async function openCourse(api: Api, { slug, title, trainer, trainers }: Opened): Promise<void> {
  const addTrainer = async (n: number) => {
    const { trainerId } = await api.admin.trainers.create.mutate({
      name: `${trainer} ${n}`,
      email: `${slug}-${n}@trainers.example`,
      headline: 'Keeps calm',
      bio: '',
      zone: 'UTC',
      languages: ['en'],
      maxStudents: 10,
      bufferMinutes: 0,
      meetingUrl: null,
      maxWeeklyMinutes: null,
    });
    const seen = async () => ({
      trainerId,
      expected: (await api.admin.trainers.get.query({ trainerId })).updatedAt,
    });
    const windows = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 960, endMinute: 1260 }));
    await api.admin.trainers.setAvailability.mutate({ ...(await seen()), windows });
    const skills = [{ skill: slug, level: 'ADVANCED' as const }];
    await api.admin.trainers.setSkills.mutate({ ...(await seen()), skills });
  };
  await Promise.all(Array.from({ length: trainers }, (_, index) => addTrainer(index + 1)));
  const { courseId } = await api.admin.courses.create.mutate({
    slug,
    title,
    summary: 'What to do until help comes',
    description: 'One evening a week.',
    topic: 'Health',
    skill: slug,
    level: 'BEGINNER',
    language: 'en',
    outcomes: [],
  });
  const { updatedAt: expected } = await api.admin.courses.get.query({ slug });
  await api.admin.courses.addPlan.mutate({
    courseId,
    expected,
    name: 'Evening',
    sessionCount: 2,
    sessionMinutes: 60,
    sessionsPerWeek: 1,
    amount: 5_000,
    currency: 'EUR',
  });
}
