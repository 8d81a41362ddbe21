import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/components/page/page-header';
import { SessionTime } from '@/components/sessions/session-time';
import { ResultForm } from '@/components/teach/result-form';
import { Notice } from '@/components/ui/notice';
import { isNotFound } from '@/server/api/is-not-found';
import { api } from '@/server/api/server';
import { formatTime } from '@/server/core/time/format-time';
import { requireTrainer } from '../../require-trainer';

export const metadata: Metadata = { title: 'Result' };

type Props = { params: Promise<{ sessionId: string }> };

export default async function ResultPage({ params }: Props) {
  const { sessionId } = await params;
  await requireTrainer(`/teach/sessions/${sessionId}`);
  const session = await readSession(sessionId);
  const { ordinal, purchase, result, trainer, hasBegun } = session;
  return (
    <>
      <PageHeader
        eyebrow={`Session ${ordinal} of ${purchase.sessionCount}, ${purchase.course.title}`}
        title={purchase.student.name}
      />
      <p className="mt-2 font-medium">
        {formatTime(session.startsAt, 'day', trainer.zone)}, <SessionTime {...session} zone={trainer.zone} />
      </p>
      <div className="mt-6 max-w-xl">
        {!hasBegun && (
          <Notice title="This session hasn’t begun">You can record what happened once it has.</Notice>
        )}
        {result?.actorKind === 'STAFF' && (
          <Notice title={`Recorded by ${result.actorName}`}>
            Our team recorded this result. Contact support if it is wrong.
          </Notice>
        )}
        {hasBegun && result?.actorKind !== 'STAFF' && (
          <ResultForm sessionId={session.id} purchaseId={purchase.id} result={result} />
        )}
      </div>
    </>
  );
}

async function readSession(sessionId: string) {
  try {
    return await api().teach.session({ sessionId });
  } catch (error) {
    if (isNotFound(error)) notFound();
    throw error;
  }
}
