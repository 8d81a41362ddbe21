import { Dot } from '@/components/shop/course-entry';
import { languageWord } from '@/components/shop/course-words';
import { RouteArt } from '@/components/shop/route-art';
import { CheckIcon } from '@/components/ui/icons';
import type { CourseDetails } from '@/server/school/catalog/course-details';
import { levelWords } from '@/server/school/vocabulary/levels';

/** A course as students see it in the catalog and on its page. */
export function CoursePreview({ course }: { course: CourseDetails & { slug: string } }) {
  const { title, summary, description, topic, level, language, outcomes, slug } = course;
  return (
    <section aria-label="What students see" className="panel overflow-hidden">
      <p className="border-b border-line bg-sunk px-5 py-2 text-xs font-semibold text-muted">
        What students see
      </p>
      <div className="grid gap-4 p-5 text-[0.9375rem]">
        <RouteArt
          seed={slug || 'course'}
          level={level}
          width={360}
          height={110}
          className="h-28 w-full rounded-lg border border-line"
        />
        <div>
          <p className="text-sm font-semibold text-accent">{topic || 'Topic'}</p>
          <p className="mt-1 text-2xl leading-tight font-semibold tracking-[-0.02em] wrap-anywhere">
            {title || <span className="text-faint">Title</span>}
          </p>
          <p className="mt-2 max-w-[46ch] text-muted">{summary || 'The summary.'}</p>
          <p className="mt-2.5 text-sm text-muted">
            {levelWords[level]} <Dot /> in {languageWord(language)} <Dot /> live, one to one
          </p>
        </div>
        {outcomes.length > 0 && (
          <ul className="grid gap-1.5 border-t border-line pt-4">
            {outcomes.map((outcome) => (
              <li key={outcome} className="flex gap-2.5">
                <span className="mt-0.5 shrink-0 text-ok">
                  <CheckIcon size={15} />
                </span>
                {outcome}
              </li>
            ))}
          </ul>
        )}
        {description && (
          <p className="border-t border-line pt-4 whitespace-pre-line text-muted wrap-anywhere">
            {description}
          </p>
        )}
      </div>
    </section>
  );
}
