import { LinkButton } from '@/components/ui/link-button';
import { courseFilters } from '@/server/school/vocabulary/course-filters';
import { ListSearch } from '../list-search';
import { FilterMenu } from '../purchases/filter-menu';
import { type CoursesAddress, coursesHref } from './courses-address';

/** The filters of the course list. All of them are in the URL. */
export function CourseFilters({
  address,
  topics,
  isAdmin,
}: {
  address: CoursesAddress;
  topics: string[];
  isAdmin: boolean;
}) {
  const { q, ...kept } = address;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ListSearch
        action="/admin/courses"
        label="Search courses"
        placeholder="Title, topic, skill"
        value={q}
        kept={kept}
      />
      <FilterMenu
        name="Topic"
        chosen={address.topic}
        clearHref={coursesHref(address, { topic: undefined })}
        options={topics.map((topic) => ({ id: topic, label: topic, href: coursesHref(address, { topic }) }))}
      />
      <FilterMenu
        name="State"
        chosen={address.state}
        clearHref={coursesHref(address, { state: undefined })}
        options={Object.entries(courseFilters).map(([id, label]) => ({
          id,
          label,
          href: coursesHref(address, { state: id === 'retired' ? 'retired' : 'all' }),
        }))}
      />
      {(q || address.topic || address.state) && (
        <LinkButton href="/admin/courses" variant="ghost" size="sm" className="text-muted">
          Clear
        </LinkButton>
      )}
      {isAdmin && (
        <LinkButton href="/admin/courses/new" size="sm" className="ml-auto">
          Add course
        </LinkButton>
      )}
    </div>
  );
}
