import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Conversation } from '@/components/messages/conversation';
import { PageHeader } from '@/components/page/page-header';
import { StudentHistory } from '@/components/teach/student-history';
import { isNotFound } from '@/server/api/is-not-found';
import { api } from '@/server/api/server';
import { zoneCity } from '@/server/core/time/format-time';
import { requireTrainer } from '../../require-trainer';

export const metadata: Metadata = { title: 'Student' };

type Props = { params: Promise<{ purchaseId: string }> };

export default async function MyStudentPage({ params }: Props) {
  const { purchaseId } = await params;
  await requireTrainer(`/teach/students/${purchaseId}`);
  const student = await readStudent(purchaseId);
  const conversation = await api().messages.get({ purchaseId });
  const { course, sessions, sessionCount, sessionMinutes, zone, now } = student;
  return (
    <>
      <PageHeader
        eyebrow={`P-${student.number}`}
        title={student.student.name}
        description={`${course.title}, ${sessionCount} sessions of ${sessionMinutes} minutes${
          student.student.zone ? `, reads times in ${zoneCity(student.student.zone)}` : ''
        }`}
      />
      {course.outcomes.length > 0 && (
        <section aria-labelledby="goals" className="mt-6">
          <h2 id="goals" className="text-lg font-semibold tracking-[-0.01em]">
            Goals
          </h2>
          <ul className="mt-2 list-disc pl-5 text-muted">
            {course.outcomes.map((outcome) => (
              <li key={outcome}>{outcome}</li>
            ))}
          </ul>
        </section>
      )}
      <div className="mt-8">
        <Conversation conversation={conversation} />
      </div>
      <StudentHistory sessions={sessions} zone={zone} now={now} />
    </>
  );
}

async function readStudent(purchaseId: string) {
  try {
    return await api().teach.student({ purchaseId });
  } catch (error) {
    if (isNotFound(error)) notFound();
    throw error;
  }
}
