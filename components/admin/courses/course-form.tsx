'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { languageWord } from '@/components/shop/course-words';
import { buttonClass } from '@/components/ui/button-class';
import { Field, Labelled, TextArea } from '@/components/ui/field';
import { Link } from '@/components/ui/link';
import { NativeSelect } from '@/components/ui/native-select';
import type { CourseDetails } from '@/server/school/catalog/course-details';
import { levels, levelWords } from '@/server/school/vocabulary/levels';
import { ChangeNotice } from '../change-notice';
import { languagesWith } from '../languages';
import { blankCourse, linesOf } from './course-draft';
import { CoursePreview } from './course-preview';
import { SkillWarning } from './skill-warning';
import { slugOf } from './slug-of';

/** Adds a course, or edits `course`, beside a preview of what students see. The input survives a refused save. */
export function CourseForm({
  course,
  facets,
}: {
  course?: CourseDetails & { id: string; slug: string; updatedAt: Date };
  facets: { topics: string[]; languages: string[]; skills: { skill: string; teachers: number }[] };
}) {
  const client = useApiClient();
  const router = useRouter();
  const { run, isBusy, problem } = useChange();
  const [draft, setDraft] = useState<CourseDetails>(course ?? blankCourse);
  const [outcomes, setOutcomes] = useState(draft.outcomes.join('\n'));
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const [topics, skills] = [useId(), useId()];
  const slug = course?.slug ?? ownSlug ?? slugOf(draft.title);
  const back = course ? `/admin/courses/${course.slug}` : '/admin/courses';
  const set = (part: Partial<CourseDetails>) => setDraft({ ...draft, ...part });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const details = { ...draft, outcomes: linesOf(outcomes) };
    if (course) {
      const seen = { courseId: course.id, expected: course.updatedAt };
      await run(() => client.admin.courses.update.mutate({ ...details, ...seen }), { goTo: back });
    } else {
      await run(async () => {
        const created = await client.admin.courses.create.mutate({ ...details, slug });
        router.push(`/admin/courses/${created.slug}`);
      });
    }
  }

  return (
    <form onSubmit={submit} className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="grid gap-5">
        <ChangeNotice problem={problem} />
        <fieldset className="panel grid gap-4 p-5 sm:grid-cols-2">
          <legend className="sr-only">The course</legend>
          <Field
            label="Title"
            required
            maxLength={100}
            value={draft.title}
            onChange={(event) => set({ title: event.target.value })}
            className="sm:col-span-2"
          />
          <Field
            label="Address"
            required
            maxLength={80}
            pattern="[a-z0-9]+(-[a-z0-9]+)*"
            title="Lower case letters, digits and single hyphens"
            disabled={course !== undefined}
            value={slug}
            onChange={(event) => setOwnSlug(event.target.value)}
            hint={
              course
                ? 'It can’t be changed, so that existing links keep working.'
                : `/courses/${slug || '…'}. It can’t be changed later.`
            }
          />
          <Field
            label="Topic"
            required
            maxLength={60}
            list={topics}
            value={draft.topic}
            onChange={(event) => set({ topic: event.target.value })}
          />
          <Labelled label="Level">
            {(id) => (
              <NativeSelect
                id={id}
                value={draft.level}
                onChange={(event) =>
                  set({ level: levels.find((level) => level === event.target.value) ?? draft.level })
                }
                className="w-full"
              >
                {levels.map((level) => (
                  <option key={level} value={level}>
                    {levelWords[level]}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Labelled>
          <Labelled label="Session language">
            {(id) => (
              <NativeSelect
                id={id}
                value={draft.language}
                onChange={(event) => set({ language: event.target.value })}
                className="w-full"
              >
                {languagesWith([...facets.languages, draft.language]).map((language) => (
                  <option key={language} value={language}>
                    {languageWord(language)}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Labelled>
          <Field
            label="Required trainer skill"
            required
            maxLength={60}
            list={skills}
            autoComplete="off"
            value={draft.skill}
            onChange={(event) => set({ skill: event.target.value })}
            hint={<SkillWarning skill={draft.skill} known={facets.skills} />}
            className="sm:col-span-2"
          />
          <datalist id={topics}>
            {facets.topics.map((topic) => (
              <option key={topic} value={topic} />
            ))}
          </datalist>
          <datalist id={skills}>
            {facets.skills.map(({ skill }) => (
              <option key={skill} value={skill} />
            ))}
          </datalist>
        </fieldset>
        <fieldset className="panel grid gap-4 p-5">
          <legend className="sr-only">What students read</legend>
          <Field
            label="Summary"
            required
            maxLength={200}
            value={draft.summary}
            onChange={(event) => set({ summary: event.target.value })}
            hint="One sentence, shown in the catalog and under the title."
          />
          <TextArea
            label="How it’s taught"
            required
            rows={5}
            maxLength={5000}
            value={draft.description}
            onChange={(event) => set({ description: event.target.value })}
          />
          <TextArea
            label="What students will learn"
            rows={4}
            value={outcomes}
            onChange={(event) => setOutcomes(event.target.value)}
            hint="One per line, up to 12."
          />
        </fieldset>
        <div className="flex items-center gap-2">
          <button type="submit" disabled={isBusy} className={buttonClass()}>
            {isBusy ? 'Saving…' : course ? 'Save changes' : 'Add course'}
          </button>
          <Link href={back} className={buttonClass({ variant: 'ghost' })}>
            Cancel
          </Link>
        </div>
      </div>
      <CoursePreview course={{ ...draft, slug, outcomes: linesOf(outcomes) }} />
    </form>
  );
}
