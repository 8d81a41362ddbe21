import type { CauseCode } from '@/server/operations/vocabulary/causes';
import { contract } from '@/server/process/stages/contract';
import type { StageId } from '@/server/process/stages/stages';
import { sessionUnconfirmed } from '../causes/delivery/session-unconfirmed';
import { studentAbsent } from '../causes/delivery/student-absent';
import { trainerAbsent } from '../causes/delivery/trainer-absent';
import { eventNotPublished } from '../causes/event-not-published';
import { eventUnconsumed } from '../causes/event-unconsumed';
import { mailRefused } from '../causes/mail/mail-refused';
import { paymentDisputed } from '../causes/money/payment-disputed';
import { refundDue } from '../causes/money/refund-due';
import { refundFailed } from '../causes/money/refund-failed';
import { noEligibleTrainer } from '../causes/no-eligible-trainer';
import { noSlotForBoth } from '../causes/no-slot-for-both';
import { paymentReversed } from '../causes/payment-reversed';
import { paymentUnverified } from '../causes/payment-unverified';
import { processedWithoutResult } from '../causes/processed-without-result';
import { resultWithoutEvent } from '../causes/result-without-event';
import { runFailed } from '../causes/run-failed';
import { runLost } from '../causes/run-lost';
import { runQueued } from '../causes/run-queued';
import { runRetrying } from '../causes/run-retrying';
import { trainerUnavailable } from '../causes/trainer-unavailable';
import { unknown } from '../causes/unknown';
import type { CauseRule, Finding, StopPoint, Verdict } from '../causes/verdict';
import { isLateBy } from '../evidence/current-stage';
import type { Evidence } from '../evidence/evidence';
import { compareStages } from './compare-stages';
import { listEvidence } from './list-evidence';
import { offerRemedies } from './offer-remedies';

/**
 * The rules in the order in which they are asked; the first that knows decides. Money comes before data that contradicts
 * itself, that before what was never sent, and what somebody wrote down before what is concluded from silence. A dispute
 * only comes before what waits or moves: it lasts for weeks, and must not hide what can be repaired meanwhile.
 */
export const causeRules: readonly (readonly [Exclude<CauseCode, 'UNKNOWN'>, CauseRule])[] = [
  // A refund that failed says more than that the money is owed.
  ['REFUND_FAILED', refundFailed],
  ['REFUND_DUE', refundDue],
  ['PAYMENT_REVERSED', paymentReversed],
  ['PAYMENT_UNVERIFIED', paymentUnverified],
  ['PROCESSED_WITHOUT_RESULT', processedWithoutResult],
  ['RESULT_WITHOUT_EVENT', resultWithoutEvent],
  ['TRAINER_UNAVAILABLE', trainerUnavailable],
  // A student who was let down comes before a session of which nobody said anything, and both before mail.
  ['TRAINER_ABSENT', trainerAbsent],
  ['STUDENT_ABSENT', studentAbsent],
  ['SESSION_UNCONFIRMED', sessionUnconfirmed],
  // It is written down, and what it stops is the last stage: nothing below it can be why.
  ['MAIL_REFUSED', mailRefused],
  ['EVENT_NOT_PUBLISHED', eventNotPublished],
  ['NO_COMMON_SLOT', noSlotForBoth],
  ['NO_ELIGIBLE_TRAINER', noEligibleTrainer],
  ['RUN_FAILED', runFailed],
  ['RUN_LOST', runLost],
  ['RUN_RETRYING', runRetrying],
  ['EVENT_UNCONSUMED', eventUnconsumed],
  ['RUN_QUEUED', runQueued],
  ['PAYMENT_DISPUTED', paymentDisputed],
];

/**
 * The one verdict that any evidence yields. A purchase that is late, or that a rule finds broken, gets a cause; what no
 * rule knows gets UNKNOWN when it is late, and "on time", "booked", "fulfilled" or "ended" when it is not.
 */
export function reachVerdict(evidence: Evidence): Verdict {
  for (const [cause, rule] of causeRules) {
    const finding = rule(evidence);
    if (!finding) continue;
    // What waits or moves goes on without a person, and a dispute has a day by which to answer.
    const dispute = finding.state !== 'stopped' && paymentDisputed(evidence);
    return dispute ? stopped(evidence, 'PAYMENT_DISPUTED', dispute) : stopped(evidence, cause, finding);
  }
  if (isLateBy(evidence)) return stopped(evidence, 'UNKNOWN', unknown(evidence));
  return healthy(evidence);
}

function base(evidence: Evidence) {
  const { purchase, now } = evidence;
  const isLate = isLateBy(evidence);
  return {
    purchaseId: purchase.id,
    number: purchase.number,
    status: purchase.status,
    at: now,
    isLate,
    lateSince: isLate ? purchase.stageDueAt : null,
    evidence: listEvidence(evidence),
    stages: compareStages(evidence),
  };
}

function stopped(evidence: Evidence, cause: CauseCode, finding: Finding): Verdict {
  const { state, headline, explanation, confidence, step, since, remedies } = finding;
  const stop = { ...stopPoint(evidence, finding.stage, step ?? null), ...(since && { since }) };
  const key = finding.key ?? stop.event?.id ?? evidence.purchase.status;
  return {
    ...base(evidence),
    state,
    cause,
    headline,
    explanation,
    confidence,
    stop,
    stopId: [stop.stage, cause, key].join(':'),
    remedies: offerRemedies(evidence, cause, remedies),
    healing: finding.healing ?? null,
  };
}

function stopPoint(evidence: Evidence, stage: StageId | undefined, step: string | null): StopPoint {
  const current = evidence.stage;
  const { purchase } = evidence;
  const at = stage ?? current?.id ?? 'pay';
  const isCurrent = at === current?.id;
  const latest = isCurrent ? current.latest : null;
  return {
    stage: at,
    title: contract.stageOf(at)?.title ?? at,
    event: latest && { id: latest.id, name: latest.name, inngestEventId: latest.inngestEventId },
    functionId: isCurrent ? current.consumer : null,
    step,
    since: evidence.arrivedAt ?? purchase.confirmedAt ?? purchase.createdAt,
  };
}

function healthy(evidence: Evidence): Verdict {
  const { status, sessionCount } = evidence.purchase;
  const by = evidence.allocation ? ` with ${evidence.allocation.trainerName}` : '';
  const none = { cause: null, stop: null, stopId: null, remedies: [] as [], healing: null };
  const confidence = {
    level: 'certain' as const,
    reason: 'The database says so, and nothing contradicts it.',
  };
  const rest = { ...base(evidence), ...none, confidence };
  switch (status) {
    case 'SCHEDULED':
      return {
        ...rest,
        state: 'booked',
        headline: `Booked: all ${sessionCount} sessions${by}`,
        explanation: sessionsSettled(evidence),
      };
    case 'DELIVERED':
      return {
        ...rest,
        state: 'fulfilled',
        headline: `Delivered: all ${sessionCount} sessions are settled`,
        explanation: 'No further step is expected.',
      };
    case 'EXPIRED':
    case 'CANCELLED':
    case 'REFUNDED':
      return {
        ...rest,
        state: 'ended',
        headline: endings[status],
        explanation: 'No further step is expected.',
      };
    default:
      return {
        ...rest,
        state: 'on-time',
        headline: contract.stageFrom(status)?.staffReads ?? status,
        explanation: 'Nothing is late, and nothing contradicts it.',
      };
  }
}

const sessionsSettled = ({ sessions }: Evidence): string => {
  const taken = sessions.filter(({ status }) => status !== 'CANCELLED');
  const settled = taken.filter(({ resultDueAt }) => resultDueAt === null).length;
  return `Enrollment, trainer and sessions found. ${settled} of ${taken.length} sessions are settled.`;
};

const endings = {
  EXPIRED: 'Ended: not paid in time',
  CANCELLED: 'Ended: cancelled',
  REFUNDED: 'Ended: refunded',
};
