import type { ReactNode } from 'react';
import { languageWord } from '@/components/shop/course-words';
import { Badge } from '@/components/ui/badge';
import type { CourseDetail } from '@/server/school/catalog/get-course-for-staff';
import { levelWords } from '@/server/school/vocabulary/levels';

/** The course's name, whether it is on sale, and its actions. */
export function CourseHeading({ course, actions }: { course: CourseDetail; actions: ReactNode }) {
  const { title, topic, level, language, skill, slug, retiredAt, plans } = course;
  const isOnSale = !retiredAt && plans.some((plan) => plan.retiredAt === null);
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <div className="min-w-0 flex-1 basis-64">
        <h1 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-xl leading-tight font-semibold tracking-[-0.01em]">
          {title}{' '}
          <Badge tone={isOnSale ? 'ok' : retiredAt ? 'neutral' : 'warn'}>
            {isOnSale ? 'On sale' : retiredAt ? 'Retired' : 'Not in the catalog'}
          </Badge>
        </h1>
        <p className="mt-1 text-muted">
          <code className="font-mono">/courses/{slug}</code> · {topic} · {levelWords[level]} ·{' '}
          {languageWord(language)} · needs {skill}
        </p>
      </div>
      <div className="flex flex-wrap items-start gap-2">{actions}</div>
    </header>
  );
}
