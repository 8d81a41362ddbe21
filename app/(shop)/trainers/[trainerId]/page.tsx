import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Ratings } from '@/components/ratings/ratings';
import { languageWord } from '@/components/shop/course-words';
import { LocalTime } from '@/components/time/local-time';
import { Avatar } from '@/components/ui/avatar';
import { Link } from '@/components/ui/link';
import { isNotFound } from '@/server/api/is-not-found';
import { api } from '@/server/api/server';
import { zoneCity } from '@/server/core/time/format-time';
import { levelWords } from '@/server/school/vocabulary/levels';

type Props = { params: Promise<{ trainerId: string }> };

const readTrainer = cache(async (trainerId: string) => {
  try {
    return await api().catalog.trainer({ trainerId });
  } catch (error) {
    if (isNotFound(error)) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, headline } = await readTrainer((await params).trainerId);
  return { title: name, description: headline };
}

export default async function TrainerPage({ params }: Props) {
  const trainer = await readTrainer((await params).trainerId);
  const me = await api().account.me();
  const { name, headline, bio, languages, zone, courses, nextFree, ratings } = trainer;
  return (
    <article className="mx-auto grid max-w-6xl gap-y-12 px-5 py-10 sm:px-8 sm:py-14">
      <header className="flex flex-wrap items-center gap-x-6 gap-y-4">
        <Avatar name={name} size={88} />
        <div className="min-w-0">
          <h1 className="text-[1.875rem] leading-[1.14] font-semibold tracking-[-0.028em] wrap-anywhere sm:text-[2.25rem]">
            {name}
          </h1>
          <p className="mt-1 text-[1.0625rem] text-muted">{headline}</p>
          <p className="mt-1 text-muted">
            Teaches in {languages.map(languageWord).join(', ')}, from {zoneCity(zone)}
          </p>
          <p className="mt-2 font-medium">
            {nextFree ? (
              <>
                Next free start: <LocalTime at={nextFree} zone={me?.zone ?? undefined} />
              </>
            ) : (
              'No free start in the next four weeks'
            )}
          </p>
        </div>
      </header>
      <section
        aria-labelledby="about"
        className="grid gap-x-12 gap-y-3 border-t border-line pt-8 lg:grid-cols-[13rem_1fr]"
      >
        <h2 id="about" className="text-lg font-semibold tracking-[-0.01em]">
          About
        </h2>
        <p className="max-w-[62ch] text-[1.0625rem] leading-relaxed whitespace-pre-line">{bio}</p>
      </section>
      {courses.length > 0 && (
        <section
          aria-labelledby="courses"
          className="grid gap-x-12 gap-y-3 border-t border-line pt-8 lg:grid-cols-[13rem_1fr]"
        >
          <h2 id="courses" className="text-lg font-semibold tracking-[-0.01em]">
            Courses
          </h2>
          <ul className="grid gap-2">
            {courses.map(({ slug, title, level }) => (
              <li key={slug}>
                <Link href={`/courses/${slug}`} className="prose-link font-medium">
                  {title}
                </Link>{' '}
                <span className="text-muted">{levelWords[level]}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Ratings ratings={ratings} />
    </article>
  );
}
