import { EmptyState } from '@/components/page/empty-state';
import { CatalogFilters } from '@/components/shop/catalog-filters';
import { CourseEntry } from '@/components/shop/course-entry';
import { Hero } from '@/components/shop/hero';
import { HowItWorks } from '@/components/shop/how-it-works';
import { TopicIndex } from '@/components/shop/topic-index';
import { LinkButton } from '@/components/ui/link-button';
import { api } from '@/server/api/server';
import type { Query } from '@/server/core/text/read-param';
import type { ListedCourse } from '@/server/school/catalog/list-courses';
import { searchCourses } from '@/server/school/catalog/search-courses';
import { readSearch } from './read-search';

export default async function CatalogPage({ searchParams }: { searchParams: Promise<Query> }) {
  const search = readSearch(await searchParams);
  const courses = await api().catalog.list();
  const anyTopic = searchCourses(courses, { ...search, topic: undefined });
  const found = search.topic ? anyTopic.filter(({ topic }) => topic === search.topic) : anyTopic;
  const languages = [...new Set(courses.map(({ language }) => language))].sort();

  return (
    <>
      <Hero />
      <div className="mx-auto grid max-w-6xl gap-x-14 gap-y-6 px-5 pt-7 sm:px-8 lg:grid-cols-[13rem_1fr]">
        <aside className="min-w-0 lg:sticky lg:top-8 lg:self-start">
          <TopicIndex topics={countByTopic(anyTopic)} total={anyTopic.length} search={search} />
        </aside>
        <div className="min-w-0">
          <CatalogFilters search={search} languages={languages} />
          <p role="status" className="mt-4 text-sm text-muted">
            {found.length === 1 ? '1 course' : `${found.length} courses`}
            {search.q && ` for “${search.q}”`}
          </p>
          {found.length === 0 && <NothingFound isEmpty={courses.length === 0} />}
          {countByTopic(found).map(([topic]) => (
            <section key={topic} aria-label={topic} className="pt-8">
              <h2 className="pb-3 text-sm font-semibold text-accent">{topic}</h2>
              {found
                .filter((course) => course.topic === topic)
                .map((course) => (
                  <CourseEntry key={course.id} course={course} />
                ))}
            </section>
          ))}
        </div>
      </div>
      <section
        aria-labelledby="how-it-works"
        className="mx-auto mt-16 max-w-6xl border-t border-line px-5 pt-8 sm:px-8"
      >
        <h2 id="how-it-works" className="pb-5 text-lg font-semibold tracking-[-0.01em]">
          How it works
        </h2>
        <HowItWorks />
      </section>
    </>
  );
}

function NothingFound({ isEmpty }: { isEmpty: boolean }) {
  return (
    <div className="mt-6">
      {isEmpty ? (
        <EmptyState title="No courses yet">We’re getting ready to open. Come back soon.</EmptyState>
      ) : (
        <EmptyState
          title="No courses match your search"
          action={
            <LinkButton href="/" variant="secondary">
              Show all courses
            </LinkButton>
          }
        >
          Try fewer words, or another level or language.
        </EmptyState>
      )}
    </div>
  );
}

function countByTopic(courses: ListedCourse[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { topic } of courses) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts];
}
