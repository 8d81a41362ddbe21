import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { PolicyLink } from '@/components/policy/policy-link';
import { Ratings } from '@/components/ratings/ratings';
import { Dot } from '@/components/shop/course-entry';
import { languageWord, roomWords } from '@/components/shop/course-words';
import { Outcomes } from '@/components/shop/outcomes';
import { PlanTable } from '@/components/shop/plan-table';
import { RouteArt } from '@/components/shop/route-art';
import { TrainerList } from '@/components/shop/trainer-list';
import { Link } from '@/components/ui/link';
import { isNotFound } from '@/server/api/is-not-found';
import { api } from '@/server/api/server';
import { levelWords } from '@/server/school/vocabulary/levels';

type Params = { params: Promise<{ slug: string }> };

const readCourse = cache(async (slug: string) => {
  try {
    return await api().catalog.get({ slug });
  } catch (error) {
    if (isNotFound(error)) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { title, summary } = await readCourse((await params).slug);
  return { title, description: summary };
}

export default async function CoursePage({ params }: Params) {
  const course = await readCourse((await params).slug);
  return (
    <article>
      <header className="border-b border-line">
        <div className="mx-auto grid max-w-6xl items-end gap-x-12 gap-y-8 px-5 pt-10 sm:px-8 lg:grid-cols-[1fr_30rem]">
          <div className="lg:pb-14">
            <nav aria-label="Breadcrumb" className="text-sm font-semibold text-accent">
              <Link href={{ pathname: '/', query: { topic: course.topic } }} className="hover:underline">
                {course.topic}
              </Link>
            </nav>
            <h1 className="mt-3 text-[2.25rem] leading-[1.08] font-semibold tracking-[-0.03em] sm:text-[3rem]">
              {course.title}
            </h1>
            <p className="mt-4 max-w-[46ch] text-[1.0625rem] leading-relaxed text-muted">{course.summary}</p>
            <p className="mt-5 flex flex-wrap gap-x-1.5 text-muted">
              {levelWords[course.level]} <Dot /> in {languageWord(course.language)} <Dot /> live, one to one{' '}
              <Dot />
              <span className={course.trainersWithRoom ? 'text-ok' : ''}>
                {roomWords(course.trainersWithRoom)}
              </span>
            </p>
          </div>
          <RouteArt
            seed={course.slug}
            level={course.level}
            width={360}
            height={190}
            className="-mb-px h-44 w-full rounded-t-xl border border-line sm:h-64"
          />
        </div>
      </header>
      <div className="mx-auto grid max-w-6xl gap-y-14 px-5 pt-12 sm:px-8">
        <div>
          <PlanTable plans={course.plans} />
          <PolicyLink className="mt-3" />
        </div>
        {course.outcomes.length > 0 && <Outcomes outcomes={course.outcomes} />}
        <section
          aria-labelledby="about"
          className="grid gap-x-12 gap-y-3 border-t border-line pt-8 lg:grid-cols-[13rem_1fr]"
        >
          <h2 id="about" className="text-lg font-semibold tracking-[-0.01em]">
            How it’s taught
          </h2>
          <div className="max-w-[62ch] text-[1.0625rem] leading-relaxed whitespace-pre-line">
            {course.description}
          </div>
        </section>
        <Ratings ratings={course.ratings} />
        {course.trainers.length > 0 && <TrainerList trainers={course.trainers} />}
      </div>
    </article>
  );
}
