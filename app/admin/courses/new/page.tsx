import type { Metadata } from 'next';
import { AdminOnly } from '@/components/admin/admin-only';
import { CourseForm } from '@/components/admin/courses/course-form';
import { api } from '@/server/api/server';
import { isAllowed } from '@/server/people/roles/roles';
import { requireSignIn } from '../../require-sign-in';

export const metadata: Metadata = { title: 'New course' };

export default async function NewCoursePage() {
  await requireSignIn('/admin/courses/new');
  const me = await api().account.me();
  if (!isAllowed('admin', me?.role ?? null)) {
    return <AdminOnly what="add courses" backHref="/admin/courses" back="All courses" />;
  }
  const facets = await api().admin.courses.facets();
  return (
    <div className="mx-auto grid max-w-[82rem] gap-4">
      <div>
        <h1 className="text-xl leading-tight font-semibold tracking-[-0.01em]">New course</h1>
        <p className="mt-1 text-muted">Add plans next. The course appears in the catalog once it has one.</p>
      </div>
      <CourseForm facets={facets} />
    </div>
  );
}
