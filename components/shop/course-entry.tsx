import { Link } from '@/components/ui/link';
import { unitPrices } from '@/server/core/money/unit-prices';
import type { ListedCourse } from '@/server/school/catalog/list-courses';
import { levelWords } from '@/server/school/vocabulary/levels';
import { languageWord, roomWords, sessionRange } from './course-words';
import { RouteArt } from './route-art';

/** One course in the catalog. The whole entry is clickable; the title is the link. */
export function CourseEntry({ course }: { course: ListedCourse }) {
  const cheapest = cheapestPerHour(course.plans);
  return (
    <article className="group relative grid grid-cols-[5.5rem_1fr] gap-x-4 gap-y-3 border-t border-line py-5 sm:grid-cols-[11.5rem_1fr] sm:gap-x-6 sm:py-6 lg:grid-cols-[11.5rem_1fr_9.5rem]">
      <RouteArt
        seed={course.slug}
        level={course.level}
        className="h-24 w-full rounded-lg border border-line transition-colors group-hover:border-line-strong sm:h-[6.6rem]"
      />
      <div className="min-w-0">
        <h3 className="text-[1.1875rem] leading-snug font-semibold tracking-[-0.012em]">
          <Link
            href={`/courses/${course.slug}`}
            className="decoration-accent decoration-2 underline-offset-4 group-hover:underline after:absolute after:inset-0"
          >
            {course.title}
          </Link>
        </h3>
        <p className="mt-1 max-w-[56ch] text-muted">{course.summary}</p>
        <p className="mt-2.5 text-sm text-muted">
          {levelWords[course.level]} <Dot /> in {languageWord(course.language)} <Dot />{' '}
          {sessionRange(course.plans.map((plan) => plan.sessionCount))}
        </p>
      </div>
      <div className="col-span-2 flex items-baseline justify-between gap-4 sm:col-span-1 sm:col-start-2 lg:col-start-auto lg:block lg:text-right">
        {cheapest && (
          <p>
            <span className="text-sm text-muted">from </span>
            <span className="text-[1.0625rem] font-semibold">{unitPrices(cheapest).perHour}</span>
            <span className="block text-sm text-muted max-lg:inline"> per hour</span>
          </p>
        )}
        <p className={`text-sm lg:mt-2.5 ${course.trainersWithRoom ? 'text-ok' : 'text-muted'}`}>
          {roomWords(course.trainersWithRoom)}
        </p>
      </div>
    </article>
  );
}

/** Among the plans in the currency of the first: courses have sessions of different lengths. */
function cheapestPerHour(plans: ListedCourse['plans']) {
  const perMinute = (plan: ListedCourse['plans'][number]) =>
    plan.amount / (plan.sessionCount * plan.sessionMinutes);
  return plans
    .filter(({ currency }) => currency === plans.at(0)?.currency)
    .toSorted((a, b) => perMinute(a) - perMinute(b))
    .at(0);
}

export function Dot() {
  return (
    <span aria-hidden="true" className="px-0.5 text-faint">
      ·
    </span>
  );
}
