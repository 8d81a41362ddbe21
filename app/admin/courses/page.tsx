import type { Metadata } from 'next';
import { CourseFilters } from '@/components/admin/courses/course-filters';
import { coursesHref, readCoursesAddress } from '@/components/admin/courses/courses-address';
import { CoursesTable } from '@/components/admin/courses/courses-table';
import { Pager } from '@/components/admin/pager';
import { EmptyState } from '@/components/page/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { api } from '@/server/api/server';
import type { Query } from '@/server/core/text/read-param';
import { isAllowed } from '@/server/people/roles/roles';
import { countedDays } from '@/server/school/catalog/list-courses-for-staff';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Courses' };

type Props = { searchParams: Promise<Query> };

export default async function CoursesPage({ searchParams }: Props) {
  const address = readCoursesAddress(await searchParams);
  await requireSignIn(coursesHref(address));
  const { account, admin } = api();
  const [me, { rows, topics }] = await Promise.all([
    account.me(),
    admin.courses.list({
      topic: address.topic ?? undefined,
      state: address.state ?? undefined,
      search: address.q ?? undefined,
    }),
  ]);
  const isAdmin = isAllowed('admin', me?.role ?? null);
  const isFiltered = Boolean(address.q || address.topic || address.state);

  return (
    <div className="grid gap-3">
      <h1 className="sr-only">Courses</h1>
      <CourseFilters address={address} topics={topics} isAdmin={isAdmin} />
      {rows.length > 0 ? (
        <CoursesTable rows={rows} days={countedDays} />
      ) : isFiltered ? (
        <EmptyState
          title="No course matches"
          action={
            <LinkButton href="/admin/courses" variant="secondary" size="sm">
              Show all courses
            </LinkButton>
          }
        >
          Remove a filter, or search for something else.
        </EmptyState>
      ) : (
        <EmptyState
          title="No courses yet"
          action={
            isAdmin && (
              <LinkButton href="/admin/courses/new" size="sm">
                Add the first course
              </LinkButton>
            )
          }
        >
          A course appears in the catalog as soon as it has a plan.
        </EmptyState>
      )}
      <Pager>{rows.length === 1 ? '1 course' : `${rows.length} courses`}</Pager>
    </div>
  );
}
