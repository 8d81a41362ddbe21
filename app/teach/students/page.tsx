import type { Metadata } from 'next';
import { EmptyState } from '@/components/page/empty-state';
import { PageHeader } from '@/components/page/page-header';
import { Link } from '@/components/ui/link';
import { api } from '@/server/api/server';
import { formatTime } from '@/server/core/time/format-time';
import { requireTrainer } from '../require-trainer';

export const metadata: Metadata = { title: 'My students' };

export default async function MyStudentsPage() {
  await requireTrainer('/teach/students');
  const students = await api().teach.students();
  return (
    <>
      <PageHeader title="My students" />
      {students.length === 0 ? (
        <div className="mt-6">
          <EmptyState title="No students right now">We email you when you get a new student.</EmptyState>
        </div>
      ) : (
        <ul className="panel mt-6 divide-y divide-line">
          {students.map(({ id, student, course, held, sessionCount, next, zone }) => (
            <li key={id} className="relative px-4 py-3 hover:bg-sunk">
              <p className="font-semibold wrap-anywhere">
                <Link href={`/teach/students/${id}`} className="after:absolute after:inset-0">
                  {student}
                </Link>
              </p>
              <p className="text-muted wrap-anywhere">
                {course}, {held} of {sessionCount} sessions held
              </p>
              <p className="text-sm text-muted">
                {next
                  ? `Next: ${formatTime(next, 'day', zone)}, ${formatTime(next, 'time', zone)}`
                  : 'No upcoming session'}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
