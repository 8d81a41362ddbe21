import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { auditHref } from '@/components/admin/audit/audit-address';
import { CourseHeading } from '@/components/admin/courses/course-heading';
import { CoursePreview } from '@/components/admin/courses/course-preview';
import { PlansCard } from '@/components/admin/courses/plans-card';
import { RetireCourse } from '@/components/admin/courses/retire-course';
import { Facts } from '@/components/admin/facts';
import { trainersHref } from '@/components/admin/trainers/trainers-address';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { api } from '@/server/api/server';
import { formatTime } from '@/server/core/time/format-time';
import { isAllowed } from '@/server/people/roles/roles';
import { orNotFound } from '../../or-not-found';
import { requireSignIn } from '../../require-sign-in';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).slug.slice(0, 80) };
}

export default async function CoursePage({ params }: Props) {
  const { slug } = await params;
  const href = `/admin/courses/${slug}`;
  await requireSignIn(href);
  const { account, admin } = api();
  const [course, me] = await Promise.all([orNotFound(admin.courses.get({ slug })), account.me()]);
  if (course.slug !== slug) redirect(`/admin/courses/${course.slug}`);
  const canEdit = isAllowed('admin', me?.role ?? null);
  const { plans, teachers, skill, retiredAt, createdAt, updatedAt } = course;
  const sold = plans.reduce((sum, plan) => sum + plan.sold, 0);
  const zone = me?.zone ?? 'UTC';

  return (
    <div className="mx-auto grid max-w-[82rem] gap-4">
      <CourseHeading
        course={course}
        actions={
          <>
            <LinkButton href={auditHref({ subject: course.id })} variant="ghost" size="sm">
              History
            </LinkButton>
            {!retiredAt && plans.some((plan) => !plan.retiredAt) && (
              <LinkButton href={`/courses/${slug}`} variant="ghost" size="sm">
                Open in the shop
              </LinkButton>
            )}
            {canEdit && (
              <>
                <LinkButton href={`${href}/edit`} variant="secondary" size="sm">
                  Edit course
                </LinkButton>
                <RetireCourse course={{ ...course, isRetired: retiredAt !== null, sold }} />
              </>
            )}
          </>
        }
      />
      {teachers === 0 && !retiredAt && (
        <Notice tone="warn" title={`No trainer teaches ${skill} at this level and in this language`}>
          The course can be sold, but every purchase of it will wait until a trainer can teach it.
        </Notice>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          <PlansCard course={course} canEdit={canEdit} />
          <CoursePreview course={course} />
        </div>
        <div className="grid min-w-0 gap-4">
          <Panel title="At a glance">
            <Facts
              facts={[
                [
                  'Trainers',
                  <LinkButton
                    key="trainers"
                    href={trainersHref({ skill, language: course.language })}
                    variant="ghost"
                    size="sm"
                    className="-mx-2 -my-1.5 px-2"
                  >
                    {teachers} can teach it
                  </LinkButton>,
                ],
                ['Paid for', `${sold} times`],
                ['Since', formatTime(createdAt, 'date', zone)],
                ['Changed', formatTime(updatedAt, 'datetime', zone)],
              ]}
            />
          </Panel>
        </div>
      </div>
    </div>
  );
}
