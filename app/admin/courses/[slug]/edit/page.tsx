import type { Metadata } from 'next';
import { AdminOnly } from '@/components/admin/admin-only';
import { CourseForm } from '@/components/admin/courses/course-form';
import { api } from '@/server/api/server';
import { isAllowed } from '@/server/people/roles/roles';
import { orNotFound } from '../../../or-not-found';
import { requireSignIn } from '../../../require-sign-in';

export const metadata: Metadata = { title: 'Edit course' };

type Props = { params: Promise<{ slug: string }> };

export default async function EditCoursePage({ params }: Props) {
  const { slug } = await params;
  await requireSignIn(`/admin/courses/${slug}/edit`);
  const { account, admin } = api();
  const me = await account.me();
  if (!isAllowed('admin', me?.role ?? null)) {
    return <AdminOnly what="change courses" backHref={`/admin/courses/${slug}`} back="Back to the course" />;
  }
  const [course, facets] = await Promise.all([
    orNotFound(admin.courses.get({ slug })),
    admin.courses.facets(),
  ]);
  return (
    <div className="mx-auto grid max-w-[82rem] gap-4">
      <div>
        <h1 className="text-xl leading-tight font-semibold tracking-[-0.01em]">{course.title}</h1>
        <p className="mt-1 text-muted">Existing purchases keep their quote and their trainer.</p>
      </div>
      <CourseForm course={course} facets={facets} />
    </div>
  );
}
