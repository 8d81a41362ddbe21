import Form from 'next/form';
import { buttonClass } from '@/components/ui/button-class';
import { SearchIcon } from '@/components/ui/icons';
import { NativeSelect } from '@/components/ui/native-select';
import type { CourseSearch } from '@/server/school/catalog/search-courses';
import { levelWords } from '@/server/school/vocabulary/levels';
import { languageWord } from './course-words';
import { SubmitOnChange } from './submit-on-change';

/**
 * Search and filters as a plain GET form, so that every view has a URL. With JavaScript it searches while the person types.
 */
export function CatalogFilters({ search, languages }: { search: CourseSearch; languages: string[] }) {
  return (
    <Form action="/" scroll={false} className="flex flex-wrap gap-2.5" role="search" aria-label="Courses">
      {search.topic && <input type="hidden" name="topic" value={search.topic} />}
      <label className="relative min-w-56 flex-1 max-sm:basis-full">
        <span className="sr-only">Search courses</span>
        <span className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-faint">
          <SearchIcon size={17} />
        </span>
        <input
          type="search"
          name="q"
          defaultValue={search.q}
          placeholder="What would you like to learn?"
          className="input w-full pl-10"
        />
      </label>
      <NativeSelect
        name="level"
        aria-label="Level"
        defaultValue={search.level ?? ''}
        className="max-sm:flex-1"
      >
        <option value="">Any level</option>
        {Object.entries(levelWords).map(([level, word]) => (
          <option key={level} value={level}>
            {word}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        name="language"
        aria-label="Language"
        defaultValue={search.language ?? ''}
        className="max-sm:flex-1"
      >
        <option value="">Any language</option>
        {languages.map((language) => (
          <option key={language} value={language}>
            {languageWord(language)}
          </option>
        ))}
      </NativeSelect>
      <SubmitOnChange>
        <button type="submit" className={buttonClass({ variant: 'secondary' }, 'h-10')}>
          Search
        </button>
      </SubmitOnChange>
    </Form>
  );
}
