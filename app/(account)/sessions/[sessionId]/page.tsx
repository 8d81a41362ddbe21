import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ApiProvider } from '@/components/api/client';
import { PageHeader } from '@/components/page/page-header';
import { Until } from '@/components/schedule/until';
import { JoinButton } from '@/components/sessions/join-button';
import { RefreshAt } from '@/components/sessions/refresh-at';
import { SessionTime } from '@/components/sessions/session-time';
import { sessionNotice } from '@/components/sessions/session-words';
import { WaitingRoom } from '@/components/sessions/waiting-room';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { isNotFound } from '@/server/api/is-not-found';
import { api } from '@/server/api/server';
import { formatTime, zoneCity } from '@/server/core/time/format-time';
import { requireSignIn } from '../../require-sign-in';

type Props = { params: Promise<{ sessionId: string }> };

const readSession = cache(async (sessionId: string) => {
  await requireSignIn(`/sessions/${sessionId}`);
  try {
    return await api().sessions.get({ sessionId });
  } catch (error) {
    if (isNotFound(error)) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { courseTitle, ordinal } = await readSession((await params).sessionId);
  return { title: `Session ${ordinal}, ${courseTitle}` };
}

export default async function SessionPage({ params }: Props) {
  const session = await readSession((await params).sessionId);
  const { id, side, state, zone, startsAt, endsAt, opensAt, closesAt, present } = session;
  const now = new Date();
  const isRoom = state === 'open' && session.isBuiltIn && session.hasJoined && side !== 'staff';
  const notice = sessionNotice(session);
  const homes = {
    student: { href: `/purchases/${session.purchaseId}`, label: 'My course' },
    trainer: { href: '/teach', label: 'My sessions' },
    staff: { href: `/admin/purchases/${session.purchaseId}`, label: 'Open purchase' },
  };
  const home = homes[side];
  const people = (['student', 'trainer'] as const).map((each) => ({
    side: each,
    name: each === 'student' ? session.studentName : session.trainerName,
    isPresent: present.includes(each),
    isYou: side === each,
  }));

  return (
    <ApiProvider>
      <RefreshAt instants={[opensAt, startsAt, endsAt, closesAt]} now={now} />
      <div className="max-w-2xl">
        <PageHeader
          eyebrow={`Session ${session.ordinal} of ${session.sessionCount}`}
          title={session.courseTitle}
          description={`${session.studentName} with ${session.trainerName}`}
        />
        <p className="mt-4 text-[1.0625rem]">
          <span className="font-medium">
            {formatTime(startsAt, 'day', zone)},{' '}
            <SessionTime startsAt={startsAt} endsAt={endsAt} zone={zone} />
          </span>{' '}
          <span className="text-muted">in {zoneCity(zone)}</span>
        </p>
        {state !== 'cancelled' && state !== 'over' && (
          <p className="mt-1 text-muted">
            <Until startsAt={startsAt} endsAt={endsAt} now={now} />
          </p>
        )}
        {isRoom ? (
          <WaitingRoom sessionId={id} people={people} />
        ) : (
          <div className="mt-6">
            <Notice tone={notice.tone} title={notice.title}>
              {notice.text}
            </Notice>
          </div>
        )}
        <div className="mt-6 flex flex-wrap gap-2">
          {!isRoom && side !== 'staff' && state !== 'cancelled' && (
            <JoinButton session={session} now={now} size="md" />
          )}
          <LinkButton href={home.href} variant="secondary">
            {home.label}
          </LinkButton>
        </div>
      </div>
    </ApiProvider>
  );
}
