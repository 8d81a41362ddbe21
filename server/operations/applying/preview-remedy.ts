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

export const previewRemedyInput = z.object({ purchaseId: id, kind: z.enum(remedyKinds) });

export type RemedyPreview = {
  kind: RemedyKind;
  label: string;
  access: 'staff' | 'admin';
  stopId: string;
  /** What happens, one sentence each, in order. */
  willDo: string[];
  /** Side effects that are there already: they stay, and are not repeated. */
  alreadyDone: { what: string; at: Date | null }[];
  /** Why it may not help now; empty when nothing speaks against it. */
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
    throw new PreconditionError('remedy.not-offered', 'This is no remedy for the purchase as it is now.');
  }
  const mails = await ctx.db.notification.count({ where: { purchaseId, sentAt: { not: null } } });
  return {
    kind,
    label: offer.label,
    access: offer.access,
    stopId: verdict.stopId,
    willDo: whatHappens(kind, evidence, verdict),
    alreadyDone: whatIsDone(kind, evidence, mails),
    warnings: whatSpeaksAgainst(kind, evidence),
  };
}

function whatHappens(kind: RemedyKind, evidence: Evidence, verdict: Stopped): string[] {
  const { purchase, allocation, sessions, payments, now } = evidence;
  const current = evidence.stage;
  const stage = contract.pipelineStageOf(verdict.stop.stage);
  const consumer = current?.consumer ?? 'the pipeline';
  const event = current?.latest?.name ?? current?.consumes ?? 'the event';
  const toCome = sessions.filter(({ status, startsAt }) => status === 'SCHEDULED' && startsAt > now).length;
  const afterwards =
    purchase.status === 'SCHEDULED'
      ? 'Student and trainer are told by mail, each once.'
      : 'What follows it runs by itself, up to the booked sessions.';
  switch (kind) {
    case 'reconcile':
      return [
        `Asks ${payments.at(-1)?.provider ?? 'the provider'} what became of the payment.`,
        'Confirms it, if it was paid, by the same path as a webhook: amount and currency are compared.',
        afterwards,
      ];
    case 'publish':
      return [
        `Sends ${event} to Inngest at once, under the same id: sent twice, it starts one run.`,
        afterwards,
      ];
    case 'replay':
      return [
        ...(current && isRegistered(evidence, current) === false
          ? [
              `Has the app register its functions with Inngest, and goes on only if ${consumer} is among them.`,
            ]
          : []),
        `Writes ${event} to the outbox again, as a repeat that names the first, and publishes it.`,
        `${consumer} runs once; if the work was done meanwhile, it finds it done. ${afterwards}`,
      ];
    case 'run-now':
      return [
        `Does the work of ${consumer} in this app, without Inngest.`,
        `Publishes what follows from it. ${afterwards}`,
      ];
    case 'clear-marker':
      return [
        'Removes the markers whose results are missing.',
        ...(stage && purchase.status !== stage.from
          ? [
              `Takes the purchase back from ${purchase.status} to ${stage.from}, and ${stage.consumer} runs again.`,
              ...(toCome > 0 ? [`Cancels the ${toCome} remaining sessions, to book the series again.`] : []),
              ...(allocation && stage.id !== 'schedule' ? [`Releases ${allocation.trainerName}.`] : []),
            ]
          : [`Repeats ${event}, and ${consumer} runs again.`]),
      ];
    case 'enqueue':
      return current?.isEventMissing
        ? [`Writes ${event} to the outbox and publishes it.`, afterwards]
        : [
            `Counts what is there as the result of ${consumer}, and moves the purchase on with its event.`,
            afterwards,
          ];
    case 'release':
      return [
        `Ends the allocation of ${allocation?.trainerName ?? 'the trainer'} and gives their place back.`,
        'Sends the purchase back to find a trainer who can.',
      ];
    case 'reallocate':
      return [
        `Gives ${toCome > 0 ? `the ${toCome} sessions to come` : 'the purchase'} to the best trainer who can take it without breaking a rule.`,
        ...(toCome > 0
          ? [
              'Sessions keep their time where that trainer has it; the student and both trainers are told by mail.',
            ]
          : [`${consumer} books the sessions. ${afterwards}`]),
        'It can be undone until a session has been held.',
      ];
    case 'cancel':
      return [
        'Returns the money through the provider, if it was taken.',
        ...(allocation ? [`Releases ${allocation.trainerName}.`] : []),
        ...(toCome > 0 ? [`Cancels the ${toCome} sessions to come; what was held stays.`] : []),
        'Ends the purchase. This cannot be undone.',
      ];
  }
}

function whatIsDone(kind: RemedyKind, evidence: Evidence, mails: number): RemedyPreview['alreadyDone'] {
  if (kind === 'cancel') return [];
  const { payments, enrollmentId, allocation, sessions } = evidence;
  const paid = payments.find(({ status }) => status === 'SUCCEEDED');
  const booked = sessions.filter(({ status }) => status !== 'CANCELLED').length;
  return [
    ...(paid ? [{ what: 'The payment: the student is not charged again', at: paid.succeededAt }] : []),
    ...(enrollmentId ? [{ what: 'The enrollment', at: null }] : []),
    ...(allocation && kind !== 'release' && kind !== 'reallocate'
      ? [{ what: `The allocation of ${allocation.trainerName}`, at: null }]
      : []),
    ...(booked > 0 && kind !== 'clear-marker' ? [{ what: `${booked} booked sessions`, at: null }] : []),
    ...(mails > 0 ? [{ what: `${mails} sent mails`, at: null }] : []),
  ];
}

function whatSpeaksAgainst(kind: RemedyKind, evidence: Evidence): string[] {
  const { registration, runs } = evidence;
  const warnings: string[] = [];
  const usesInngest = ['publish', 'replay', 'enqueue', 'clear-marker', 'release'].includes(kind);
  if (usesInngest && registration?.ok === false) {
    warnings.push(`${registration.reason}. It is written down now and goes on when Inngest is back.`);
  }
  const isOpen = runs?.ok && runs.runs.some(({ endedAt }) => endedAt === null);
  if (kind === 'run-now' && isOpen)
    warnings.push('Inngest still has an open run of it. If that run starts later, it finds the work done.');
  return warnings;
}
