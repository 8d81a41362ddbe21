import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { CertificatesCard } from '@/components/admin/certificate/certificates-card';
import { AddNote } from '@/components/admin/diagnosis/add-note';
import { AppliedRemedies } from '@/components/admin/diagnosis/applied-remedies';
import { FollowPurchase } from '@/components/admin/live/follow-purchase';
import { MailsCard } from '@/components/admin/mailbox/mails-card';
import { ConversationCard } from '@/components/admin/messages/conversation-card';
import { GiveBack } from '@/components/admin/money/give-back';
import { ChangeTimes } from '@/components/admin/purchase/change-times';
import { EventsCard } from '@/components/admin/purchase/events-card';
import { PaymentCard } from '@/components/admin/purchase/payment-card';
import { PurchaseHeading } from '@/components/admin/purchase/purchase-heading';
import { railDetails } from '@/components/admin/purchase/rail-details';
import { ReallocationsCard } from '@/components/admin/purchase/reallocations-card';
import { SessionsCard } from '@/components/admin/purchase/sessions-card';
import { type PurchaseState, StatePanel } from '@/components/admin/purchase/state-panel';
import { StudentCard } from '@/components/admin/purchase/student-card';
import { TrainerCard } from '@/components/admin/purchase/trainer-card';
import { Reallocate } from '@/components/admin/reallocate/reallocate';
import { stageStates } from '@/components/purchase/stage-states';
import { Timeline } from '@/components/timeline/timeline';
import { timelineItems } from '@/components/timeline/timeline-items';
import { api } from '@/server/api/server';
import { isAllowed } from '@/server/people/roles/roles';
import { contract } from '@/server/process/stages/contract';
import type { PurchaseDetail } from '@/server/purchases/get-purchase';
import { leftOf } from '@/server/purchases/money/left-of';
import { orNotFound } from '../../or-not-found';
import { requireSignIn } from '../../require-sign-in';
import { EventRuns } from './event-runs';
import { PurchaseVerdict } from './verdict';
import { Waiting } from './waiting';

type Props = { params: Promise<{ purchaseId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).purchaseId.slice(0, 12) };
}

const timesOf = ({ id, number, sessionsPerWeek, plan }: PurchaseDetail) => ({
  id,
  number,
  sessionsPerWeek,
  plan,
});

const returnable = ({ id, number, sessionCount, currency, status }: PurchaseDetail) => ({
  ...{ id, number, sessionCount, currency },
  canEnd: contract.isPaid(status),
});

const certifiable = ({ id, certificates, sessions }: PurchaseDetail) => {
  const booked = sessions.filter(({ status }) => status !== 'CANCELLED');
  return { id, certificates, isOver: booked.length > 0 && booked.every(({ result }) => result) };
};

const reaches = Object.fromEntries(contract.moving.map(({ id, to }) => [id, to]));

export default async function PurchasePage({ params }: Props) {
  const { purchaseId } = await params;
  await requireSignIn(`/admin/purchases/${purchaseId}`);
  const [purchase, me] = await Promise.all([
    orNotFound(api().admin.purchases.get({ purchase: purchaseId })),
    api().account.me(),
  ]);
  const address = `P-${purchase.number}`;
  if (purchaseId !== address) redirect(`/admin/purchases/${address}`);

  const [reallocations, remedies, mails, help] = await Promise.all([
    api().admin.allocation.history({ purchaseId: purchase.id }),
    api().admin.diagnosis.remedies({ purchaseId: purchase.id }),
    api().admin.mailbox.ofPurchase({ purchaseId: purchase.id }),
    api().admin.messages.help({ purchaseId: purchase.id }),
  ]);

  const zone = me?.zone ?? undefined;
  const isAdmin = isAllowed('admin', me?.role ?? null);
  const { status, isLate, allocations, timeline, events, now, stageDueAt, student, preferences } = purchase;
  const studentZone = student.zone ?? preferences?.zone ?? 'UTC';
  const items = timelineItems(timeline, zone ?? 'UTC');
  const reached = timeline.find(({ toStatus }) => toStatus === status)?.fromStatus ?? null;
  const stages = stageStates(contract.moving, { status, isLate, reached });
  const trainerName = allocations.find(({ endedAt }) => endedAt === null)?.trainer.name ?? null;
  const nameOf = Object.fromEntries(
    timeline.flatMap(({ runId, actorName }) => (runId ? [[runId, actorName] as const] : [])),
  );

  const details = railDetails(stages, { entries: timeline, to: reaches, stageDueAt, now }, zone);
  const panelFor = (state: PurchaseState) => (
    <StatePanel
      state={state}
      lateSince={isLate ? stageDueAt : null}
      now={now}
      last={items[0]}
      zone={zone}
      stages={stages}
      details={details}
    />
  );

  return (
    <div className="mx-auto grid max-w-[82rem] gap-4">
      <PurchaseHeading
        purchase={purchase}
        zone={zone}
        actions={
          <>
            {preferences && status === 'CREATED' && trainerName === null && (
              <ChangeTimes purchase={{ ...timesOf(purchase), preferences }} />
            )}
            {isAdmin && (contract.isPaid(status) || leftOf(purchase.money[0]) > purchase.money[0].owed) && (
              <GiveBack purchase={returnable(purchase)} />
            )}
            {isAdmin && contract.hasReached(status, 'CREATED') && (
              <Reallocate purchase={{ id: purchase.id, number: purchase.number, studentZone, trainerName }} />
            )}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          <Suspense
            fallback={panelFor({
              state: 'checking',
              headline: isLate ? 'Late. Finding out why…' : 'Checking…',
            })}
          >
            <PurchaseVerdict
              purchaseId={purchase.id}
              panelFor={panelFor}
              isAdmin={isAdmin}
              zone={zone}
              stages={stages}
              details={details}
            />
          </Suspense>
          {status === 'CREATED' && (
            <Suspense>
              <Waiting purchaseId={purchase.id} studentZone={studentZone} zone={zone} mayChange={isAdmin} />
            </Suspense>
          )}
          {help && <ConversationCard purchaseId={purchase.id} help={help} zone={zone} />}
          <AppliedRemedies remedies={remedies} zone={zone} />
          <AddNote purchaseId={purchase.id} />
          <Timeline
            items={items}
            zone={zone}
            footer={purchase.hasOlderEntries && `Only the latest ${items.length} entries are shown.`}
          />
          <SessionsCard
            sessions={purchase.sessions}
            studentZone={studentZone}
            courseTitle={purchase.course.title}
            now={now}
          />
          <EventsCard
            events={events}
            now={now}
            zone={zone}
            runsOf={({ inngestEventId }) =>
              inngestEventId && (
                <Suspense fallback={<p className="text-muted">Asking Inngest for its runs…</p>}>
                  <EventRuns inngestEventId={inngestEventId} nameOf={nameOf} zone={zone} />
                </Suspense>
              )
            }
          />
        </div>
        <div className="grid min-w-0 gap-4">
          <StudentCard student={student} zone={zone} mayErase={isAdmin} />
          <PaymentCard payments={purchase.payments} inbox={purchase.inbox} zone={zone} />
          <TrainerCard allocations={allocations} zone={zone} />
          <CertificatesCard purchase={certifiable(purchase)} zone={zone} />
          <MailsCard mails={mails} zone={zone} />
          <ReallocationsCard rows={reallocations} zone={zone} mayUndo={isAdmin} />
        </div>
      </div>
      <FollowPurchase purchaseId={purchase.id} />
    </div>
  );
}
