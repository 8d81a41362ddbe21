import { createContext } from '@/server/core/context';
import { env } from '@/server/core/env';
import { removeExpiredLimits } from '@/server/core/limits/remove-expired-limits';
import { completeSeries } from '@/server/fulfillment/booking/complete-series';
import { issueDueCertificates } from '@/server/fulfillment/certificates/issue-due-certificates';
import { voidRefundedCertificates } from '@/server/fulfillment/certificates/void-refunded-certificates';
import { settleHeldSessions } from '@/server/fulfillment/delivering/settle-held-sessions';
import { queueDigests } from '@/server/fulfillment/digest/queue-digests';
import { queueReminders } from '@/server/fulfillment/notifications/queue-reminders';
import { sendDueMails } from '@/server/fulfillment/sending/send-due-mails';
import { functions } from '@/server/functions';
import { settleRemedies } from '@/server/operations/applying/settle-remedies';
import { healPurchases } from '@/server/operations/healing/heal-purchases';
import { replayLostEvents } from '@/server/operations/healing/replay-lost-events';
import { resumeWaiting } from '@/server/operations/healing/resume-waiting';
import { alertIncidents } from '@/server/operations/incidents/alert-incidents';
import { carryTreatments } from '@/server/operations/incidents/carry-treatments';
import { watchPurchases } from '@/server/operations/incidents/watch-purchases';
import { checkWhenDue } from '@/server/operations/integrity/check-when-due';
import { cleanUpWhenDue } from '@/server/operations/retention/clean-up-when-due';
import { provideFunctions } from '@/server/process/deployment/served-functions';
import { noteFailure } from '@/server/process/jobs/note-failure';
import { noteSuccess } from '@/server/process/jobs/note-success';
import { dispatchOutbox } from '@/server/process/outbox/dispatch-outbox';
import { publishAfterCommit } from '@/server/process/outbox/publish-after-commit';
import { keepRegistered } from '@/server/process/registration/keep-registered';
import { deliverDueWebhooks } from '@/server/sales/gateway/test/deliver-due-webhooks';
import { applyRecordedEvents } from '@/server/sales/inbox/apply-recorded-events';
import { queueDueMails } from '@/server/sales/mails/queue-due-mails';
import { askOpenPayments } from '@/server/sales/reconciliation/ask-open-payments';
import { askSettledPayments } from '@/server/sales/reconciliation/ask-settled-payments';
import { reconcileWhenDue } from '@/server/sales/reconciliation/reconcile-when-due';
import { sendOpenRefunds } from '@/server/sales/refunds/send-open-refunds';
import { every } from './every';
import { sinceLast } from './since-last';

const running = globalThis as typeof globalThis & { caravanSweeps?: (() => void)[] };

/**
 * Starts what must not depend on Inngest being up: registering the functions, publishing what a crash or an outage left in
 * the outbox, applying what it left in the webhook inbox, finding what is stuck, telling of it, healing what is safe, sending mail and,
 * where the test gateway is on, its late webhooks. Every replica sweeps; rows are claimed with SKIP LOCKED, so none does
 * another's work. Safe to call again (hot reload): the old sweeps stop.
 */
export function startSweeps(): void {
  for (const stop of running.caravanSweeps ?? []) stop();
  provideFunctions(functions);
  publishAfterCommit({ isAwaited: false });
  const ctx = (job: string) => createContext({ kind: 'system', job });
  const sweep = (pauseMs: number, name: string, work: () => Promise<unknown>) => {
    const [job, { db }] = [`sweep-${name}`, ctx(name)];
    return every(pauseMs, name, work, {
      fails: (error) => noteFailure(db, { job, error }),
      works: () => noteSuccess(db, { job }),
    });
  };
  running.caravanSweeps = [
    sweep(1000, 'registration', () => keepRegistered(ctx('sweep-registration').db)),
    sweep(1000, 'outbox', () => dispatchOutbox(ctx('sweep-outbox'))),
    sweep(3000, 'inbox', () => applyRecordedEvents(ctx('sweep-inbox'))),
    sweep(3000, 'stuck', () => watchPurchases(ctx('sweep-stuck'))),
    sweep(3000, 'alerts', () => alertIncidents(ctx('sweep-alerts'))),
    sweep(2000, 'remedies', () => settleRemedies(ctx('sweep-remedies'))),
    sweep(3000, 'mail', () => sendDueMails(ctx('sweep-mail'))),
    sweep(60_000, 'reminders', () => queueReminders(ctx('sweep-reminders'))),
    sweep(300_000, 'digests', () => queueDigests(ctx('sweep-digests'))),
    sweep(30_000, 'results', () => settleHeldSessions(ctx('sweep-results'))),
    sweep(60_000, 'series', () => completeSeries(ctx('sweep-series'))),
    sweep(3000, 'tell', () => queueDueMails(ctx('sweep-tell'))),
    sweep(
      3000,
      'certificates',
      sinceLast(async (since) => {
        await issueDueCertificates(ctx('sweep-certificates'), { since });
        await voidRefundedCertificates(ctx('sweep-certificates'), { since });
      }),
    ),
    sweep(1000, 'treatments', () => carryTreatments(ctx('sweep-treatments'))),
    sweep(3000, 'integrity', () => checkWhenDue(ctx('sweep-integrity'))),
    sweep(60_000, 'limits', () => removeExpiredLimits(ctx('sweep-limits'))),
    sweep(600_000, 'retention', () => cleanUpWhenDue(ctx('sweep-retention'), env.DATABASE_URL ?? '')),
    sweep(10_000, 'open-payments', () => askOpenPayments(ctx('sweep-open-payments'))),
    sweep(600_000, 'books', () => reconcileWhenDue(ctx('sweep-books'))),
    sweep(5000, 'refunds', () => sendOpenRefunds(ctx('sweep-refunds'))),
    sweep(10_000, 'settled-payments', () => askSettledPayments(ctx('sweep-settled-payments'))),
  ];
  if (env.SELF_HEALING) {
    running.caravanSweeps.push(
      sweep(3000, 'healing', () => healPurchases(ctx('self-healing'))),
      sweep(15_000, 'lost-events', () => replayLostEvents(ctx('self-healing'))),
      sweep(300_000, 'waiting', () => resumeWaiting(ctx('self-healing'))),
    );
  }
  if (env.TEST_GATEWAY) {
    running.caravanSweeps.push(
      sweep(1000, 'test-gateway', () => deliverDueWebhooks(ctx('sweep-test-gateway'))),
    );
  }
}
