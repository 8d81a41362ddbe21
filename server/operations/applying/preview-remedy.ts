import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import type { Verdict } from '@/server/operations/causes/verdict';
import { reachVerdict } from '@/server/operations/diagnosis/reach-verdict';
import { isRegistered } from '@/server/operations/evidence/current-stage';
import type { Evidence } from '@/server/operations/evidence/evidence';
import { gatherEvidence } from '@/server/operations/evidence/gather-evidence';
import { type RemedyKind, remedyKinds } from '@/server/operations/vocabulary/remedies';
import { contract } from '@/server/process/stages/contract';
import { type DeliveryRemedy, isDeliveryRemedy } from './is-delivery-remedy';
import { listDeliverySteps } from './list-delivery-steps';
import { isMoneyRemedy, listMoneySteps } from './list-money-steps';

export const previewRemedyInput = z.object({ purchaseId: id, kind: z.enum(remedyKinds) });

export type RemedyPreview = {
  kind: RemedyKind;
  label: string;
  access: 'staff' | 'admin';
  stopId: string;
  /** What happens, one sentence each, in order. */
  willDo: string[];
  /** What is already done. It stays, and is not repeated. */
  alreadyDone: { what: string; at: Date | null }[];
  /** Why it may not help now. Empty if nothing stands in its way. */
  warnings: string[];
};

type Stopped = Extract<Verdict, { stopId: string }>;

/**
 * A dry run: what a remedy would do to this purchase as it is now, and which side effects are done and not done again.
 * Changes nothing. Throws NotFoundError `purchase.unknown`, PreconditionError `remedy.not-offered`.
 */
export async function previewRemedy(
  ctx: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof previewRemedyInput>,
): Promise<RemedyPreview> {
  const { purchaseId, kind } = previewRemedyInput.parse(input);
  const evidence = await gatherEvidence(ctx, { purchaseId });
  const verdict = reachVerdict(evidence);
  const offer = verdict.remedies.find((remedy) => remedy.kind === kind);
  if (!offer || verdict.stopId === null) {
    throw new PreconditionError('remedy.not-offered', 'This remedy no longer applies to the purchase.');
  }
  const mails = await ctx.db.notification.count({ where: { purchaseId, sentAt: { not: null } } });
  return {
    kind,
    label: offer.label,
    access: offer.access,
    stopId: verdict.stopId,
    willDo: isDeliveryRemedy(kind)
      ? await listDeliverySteps(ctx, kind, evidence, verdict.cause)
      : listSteps(kind, evidence, verdict),
    alreadyDone: listDone(kind, evidence, mails),
    warnings: warningsFor(kind, evidence),
  };
}

function listSteps(
  kind: Exclude<RemedyKind, DeliveryRemedy>,
  evidence: Evidence,
  verdict: Stopped,
): string[] {
  const { purchase, allocation, sessions, payments, now } = evidence;
  const current = evidence.stage;
  const stage = contract.pipelineStageOf(verdict.stop.stage);
  const consumer = current?.consumer ?? 'the pipeline';
  const event = current?.latest?.name ?? current?.consumes ?? 'the event';
  const toCome = sessions.filter(({ status, startsAt }) => status === 'SCHEDULED' && startsAt > now).length;
  const afterwards =
    purchase.status === 'SCHEDULED'
      ? 'The student and the trainer get one email each.'
      : 'The remaining steps run automatically.';
  switch (kind) {
    case 'reconcile':
      return [
        `Asks ${payments.at(-1)?.provider ?? 'the provider'} about the payment.`,
        'If it was paid, confirms it like a webhook does, and checks amount and currency.',
        afterwards,
      ];
    case 'publish':
      return [`Sends ${event} to Inngest now, with the same id: sent twice, it starts one run.`, afterwards];
    case 'replay':
      return [
        ...(current && isRegistered(evidence, current) === false
          ? [`Registers the app's functions with Inngest, and continues only if ${consumer} is one of them.`]
          : []),
        `Writes ${event} to the outbox again, as a repeat of the first, and publishes it.`,
        `${consumer} runs once. If the work is already done, it changes nothing. ${afterwards}`,
      ];
    case 'run-now':
      return [`Runs ${consumer} in this app, without Inngest.`, `Publishes the next event. ${afterwards}`];
    case 'clear-marker':
      return [
        'Removes the markers without results.',
        ...(stage && purchase.status !== stage.from
          ? [
              `Takes the purchase back from ${purchase.status} to ${stage.from}, and runs ${stage.consumer} again.`,
              ...(toCome > 0 ? [`Cancels the ${toCome} remaining sessions and books the series again.`] : []),
              ...(allocation && stage.id !== 'schedule' ? [`Releases ${allocation.trainerName}.`] : []),
            ]
          : [`Sends ${event} again, and ${consumer} runs again.`]),
      ];
    case 'enqueue':
      return current?.isEventMissing
        ? [`Writes ${event} to the outbox and publishes it.`, afterwards]
        : [`Keeps the saved result of ${consumer}, and moves the purchase on with its event.`, afterwards];
    case 'release':
      return [`Releases ${allocation?.trainerName ?? 'the trainer'}.`, 'Searches for another trainer.'];
    case 'reallocate':
      return [
        `Moves ${toCome > 0 ? `the ${toCome} sessions to come` : 'the purchase'} to the best available trainer, without overriding a rule.`,
        ...(toCome > 0
          ? ['Sessions keep their time if that trainer is free. The student and both trainers get an email.']
          : [`${consumer} books the sessions. ${afterwards}`]),
        'You can undo it until a session has been held.',
      ];
    case 'resend-mail':
      return evidence.refusedMails.map(
        ({ subject }) => `Sends “${subject}” again, to the address that the person has now.`,
      );
    case 'cancel':
      return [
        'Refunds the student through the provider, if they paid.',
        ...(allocation ? [`Releases ${allocation.trainerName}.`] : []),
        ...(toCome > 0 ? [`Cancels the ${toCome} sessions to come. Held sessions stay.`] : []),
        'Ends the purchase. This cannot be undone.',
      ];
    case 'refund':
    case 'retry-refund':
    case 'record-refund':
    case 'check-dispute':
      return listMoneySteps(kind, evidence);
  }
}

function listDone(kind: RemedyKind, evidence: Evidence, mails: number): RemedyPreview['alreadyDone'] {
  if (kind === 'cancel' || isMoneyRemedy(kind) || isDeliveryRemedy(kind)) return [];
  const { payments, enrollmentId, allocation, sessions } = evidence;
  const paid = payments.find(({ status }) => status === 'SUCCEEDED');
  const booked = sessions.filter(({ status }) => status !== 'CANCELLED').length;
  return [
    ...(paid ? [{ what: 'The payment. The student won’t be charged again', at: paid.succeededAt }] : []),
    ...(enrollmentId ? [{ what: 'The enrollment', at: null }] : []),
    ...(allocation && kind !== 'release' && kind !== 'reallocate'
      ? [{ what: `The allocation of ${allocation.trainerName}`, at: null }]
      : []),
    ...(booked > 0 && kind !== 'clear-marker' ? [{ what: `${booked} booked sessions`, at: null }] : []),
    ...(mails > 0 ? [{ what: `${mails} emails sent`, at: null }] : []),
  ];
}

function warningsFor(kind: RemedyKind, evidence: Evidence): string[] {
  const { registration, runs } = evidence;
  const warnings: string[] = [];
  const usesInngest = ['publish', 'replay', 'enqueue', 'clear-marker', 'release'].includes(kind);
  if (usesInngest && registration?.ok === false) {
    warnings.push(`${registration.reason}. The event waits in the outbox until Inngest is back.`);
  }
  const isOpen = runs?.ok && runs.runs.some(({ endedAt }) => endedAt === null);
  if (kind === 'run-now' && isOpen)
    warnings.push('Inngest still has an open run. If it starts later, it changes nothing.');
  return warnings;
}
