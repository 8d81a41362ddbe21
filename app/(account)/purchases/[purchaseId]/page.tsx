import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ApiProvider } from '@/components/api/client';
import { CertificateCard } from '@/components/certificate/certificate-card';
import { Conversation } from '@/components/messages/conversation';
import { MakeUpOffer } from '@/components/missed/make-up-offer';
import { MoneyCard } from '@/components/money/money-card';
import { CancelCard } from '@/components/policy/cancel-card';
import { CancelCourse } from '@/components/policy/cancel-course';
import { ChooseTimes } from '@/components/preferences/choose-times';
import { HelpCard } from '@/components/purchase/help-card';
import { PayNow } from '@/components/purchase/pay-now';
import { PlanCard } from '@/components/purchase/plan-card';
import { purchaseHeadline } from '@/components/purchase/purchase-words';
import { Receipt } from '@/components/purchase/receipt';
import { ReturnCheck } from '@/components/purchase/return-check';
import { StudentSteps } from '@/components/purchase/student-steps';
import { TrainerCard } from '@/components/purchase/trainer-card';
import { RateCard } from '@/components/ratings/rate-card';
import { LivePurchase } from '@/components/sessions/live-purchase';
import { SessionTable } from '@/components/sessions/session-table';
import { supportLink } from '@/components/site/support';
import { buttonClass } from '@/components/ui/button-class';
import { LinkButton } from '@/components/ui/link-button';
import { isNotFound } from '@/server/api/is-not-found';
import { api } from '@/server/api/server';
import { formatMoney } from '@/server/core/money/format-money';
import { contract } from '@/server/process/stages/contract';
import { requireSignIn } from '../../require-sign-in';

type Props = {
  params: Promise<{ purchaseId: string }>;
  searchParams: Promise<{ checkout?: string | string[]; open?: string | string[] }>;
};

/** The dialogs that an email leads to. */
const dialogs = ['times', 'cancel'];

const readPurchase = cache(async (purchaseId: string, open?: string | string[]) => {
  // Who comes from an email signs in first, and then finds what its button promised.
  const query = dialogs.find((dialog) => dialog === open);
  await requireSignIn(`/purchases/${purchaseId}${query ? `?open=${query}` : ''}`);
  try {
    return await api().purchases.get({ purchaseId });
  } catch (error) {
    if (isNotFound(error)) notFound();
    throw error;
  }
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { course } = await readPurchase((await params).purchaseId, (await searchParams).open);
  return { title: course.title };
}

export default async function PurchasePage({ params, searchParams }: Props) {
  const purchase = await readPurchase((await params).purchaseId, (await searchParams).open);
  const [settings, conversation] = await Promise.all([
    api().school.settings(),
    api().messages.get({ purchaseId: purchase.id }),
  ]);
  const { supportEmail } = settings;
  const ratings = await api().purchases.ratings({ purchaseId: purchase.id });
  const now = new Date();
  const isPending = purchase.status === 'PENDING' && !purchase.isConfirming;
  const isChecking = isPending && (await searchParams).checkout === 'returned';
  const headline = purchaseHeadline(purchase, {
    isChecking,
    underWay: contract.stageFrom(purchase.status)?.studentReads.now,
  });
  // Staff may change the trainer and times while sessions are still to come.
  const isMoving =
    contract.isInFlight(purchase.status) || purchase.sessions.some(({ endsAt }) => endsAt > now);

  return (
    <ApiProvider>
      <div className="grid items-start gap-x-16 gap-y-10 pt-2 lg:grid-cols-[1fr_21.5rem] lg:pl-10">
        <div className="no-print min-w-0">
          <p className="text-sm font-semibold text-accent">
            {purchase.course.title} · {purchase.sessionCount} live sessions
          </p>
          <h1
            aria-live="polite"
            className="mt-2 text-[1.875rem] leading-[1.14] font-semibold tracking-[-0.028em] sm:text-[2.25rem]"
          >
            {headline.first}
            <br />
            {headline.second}
          </h1>
          <p className="mt-3 max-w-[54ch] text-[1.0625rem] leading-relaxed text-muted">{headline.text}</p>
          {(purchase.isLate || purchase.hasNoTrainerYet) && (
            <div className="mt-5 flex flex-wrap gap-2">
              {purchase.canChooseTimes && <ChooseTimes purchase={purchase} />}
              {purchase.canCancel && (
                <CancelCourse
                  purchaseId={purchase.id}
                  courseTitle={purchase.course.title}
                  label="Cancel and refund"
                />
              )}
              <a
                href={supportLink(supportEmail, `P-${purchase.number}`)}
                className={buttonClass({ variant: 'secondary' })}
              >
                Contact support
              </a>
            </div>
          )}
          {isPending && !isChecking && !purchase.isConfirming && purchase.money[0].taken === 0 && (
            <PayNow
              label={`${purchase.wasDeclined ? 'Try again' : 'Pay now'}, ${formatMoney(purchase.amount, purchase.currency)}`}
              checkoutKey={purchase.checkoutKey}
              planId={purchase.planId}
              preferences={purchase.preferences}
            />
          )}
          {purchase.status === 'EXPIRED' && (
            <LinkButton href={`/courses/${purchase.course.slug}`} className="mt-5">
              Choose times again
            </LinkButton>
          )}
          <div className="mt-9">
            <StudentSteps purchase={purchase} stages={contract.moving} now={now} />
          </div>
          {isChecking && <ReturnCheck purchaseId={purchase.id} />}
          {isMoving && (
            <div className="mt-5">
              <LivePurchase purchaseId={purchase.id} dueAt={purchase.stageDueAt?.toISOString() ?? null} />
            </div>
          )}
          {purchase.sessions
            .filter(({ canMakeUp }) => canMakeUp)
            .map((session) => (
              <div key={session.id} className="mt-8">
                <MakeUpOffer
                  session={session}
                  zone={purchase.zone}
                  supportHref={supportLink(supportEmail, `P-${purchase.number}`)}
                />
              </div>
            ))}
          {purchase.sessions.length > 0 && (
            <div className="mt-12">
              <SessionTable purchase={purchase} now={now} />
            </div>
          )}
          {(conversation.with !== null || conversation.messages.length > 0) && (
            <div className="mt-12">
              <Conversation conversation={conversation} />
            </div>
          )}
        </div>
        <aside className="grid gap-4">
          <div className="no-print grid gap-4">
            <RateCard purchaseId={purchase.id} courseTitle={purchase.course.title} ratings={ratings} />
            <CertificateCard certificates={purchase.certificates} zone={purchase.zone} />
            <PlanCard purchase={purchase} />
            {purchase.trainer && <TrainerCard trainer={purchase.trainer} now={now} />}
          </div>
          <div className="no-print grid gap-4 empty:hidden">
            <MoneyCard purchase={purchase} />
          </div>
          <Receipt purchase={purchase} />
          <div className="no-print grid gap-4">
            {purchase.canCancel && !purchase.isLate && !purchase.hasNoTrainerYet && (
              <CancelCard purchase={purchase} policy={settings} />
            )}
            <HelpCard number={purchase.number} supportEmail={supportEmail} />
          </div>
        </aside>
      </div>
    </ApiProvider>
  );
}
