import { codesOf, isCodeOf } from '@/server/core/vocabulary/codes';
import { type RemedyKind, remedies } from './remedies';

type Cause = {
  /** As on its page, docs/causes/<code>.md. */
  title: string;
  /** The remedies for a whole incident, the recommended one first. Each purchase is diagnosed again. */
  treatments: readonly RemedyKind[];
  /** What replaying the event is called here. */
  replay?: string;
  /** The purchase waits for a trainer to have room and is not broken. */
  waits?: true;
};

/** Every cause a verdict may name, in no order. */
export const causes = {
  PAYMENT_UNVERIFIED: {
    title: 'Paid, but not confirmed',
    treatments: ['reconcile', 'cancel'],
  },
  EVENT_NOT_PUBLISHED: { title: 'The event never reached Inngest', treatments: ['publish', 'run-now'] },
  EVENT_UNCONSUMED: { title: 'The step never started', treatments: ['replay', 'run-now'] },
  RUN_QUEUED: { title: 'Queued, or waiting for Inngest', treatments: ['run-now'] },
  RUN_RETRYING: { title: 'Failed, and retrying', treatments: ['run-now'] },
  RUN_FAILED: {
    title: 'The run failed',
    treatments: ['replay', 'run-now'],
    replay: 'Retry the stage',
  },
  RUN_LOST: {
    title: 'Inngest lost the run',
    treatments: ['replay', 'run-now'],
    replay: 'Retry the stage',
  },
  PROCESSED_WITHOUT_RESULT: {
    title: 'Marked processed, result missing',
    treatments: ['clear-marker'],
    replay: 'Retry the stage',
  },
  RESULT_WITHOUT_EVENT: { title: 'Result saved, next event missing', treatments: ['enqueue'] },
  NO_ELIGIBLE_TRAINER: {
    title: 'No trainer available',
    treatments: ['replay', 'cancel'],
    replay: 'Search again',
    waits: true,
  },
  NO_COMMON_SLOT: {
    title: 'No time works for both',
    treatments: ['replay', 'cancel'],
    replay: 'Search again',
    waits: true,
  },
  TRAINER_UNAVAILABLE: {
    title: 'Trainer unavailable',
    treatments: ['reallocate', 'release', 'cancel'],
  },
  TRAINER_ABSENT: {
    title: 'The trainer did not come',
    treatments: ['make-up', 'refund-session', 'ask-trainer', 'accept-session'],
  },
  STUDENT_ABSENT: { title: 'The student did not come', treatments: ['accept-session', 'make-up'] },
  SESSION_UNCONFIRMED: {
    title: 'Nobody confirmed that a session was held',
    treatments: ['ask-trainer', 'accept-session', 'make-up'],
  },
  MAIL_REFUSED: { title: 'Email refused by the mail server', treatments: ['resend-mail'] },
  PAYMENT_REVERSED: { title: 'Payment refunded or charged back', treatments: ['cancel'] },
  REFUND_DUE: { title: 'Money owed back', treatments: ['refund'] },
  REFUND_FAILED: { title: 'A refund failed', treatments: ['retry-refund'] },
  PAYMENT_DISPUTED: { title: 'Payment disputed', treatments: ['check-dispute'] },
  UNKNOWN: {
    title: 'Late, cause unknown',
    treatments: ['replay', 'run-now'],
    replay: 'Retry the stage',
  },
} satisfies Record<string, Cause>;

export type CauseCode = keyof typeof causes;
export const causeCodes = codesOf(causes);

/** The cause of an incident that is about the data and not about purchases that stopped. Its stage is the check's name. */
export const invariantBroken = 'INVARIANT_BROKEN';

const paged: Record<CauseCode | typeof invariantBroken, Cause> = {
  ...causes,
  [invariantBroken]: { title: 'Data invariant violated', treatments: [] },
};

/** Every code that has a page: the causes of verdicts, and that of incidents about the data itself. */
export const pagedCodes = codesOf(paged);

const find = (code: string): Cause | null => (isCodeOf(paged, code) ? paged[code] : null);

/** What a cause is called. A code that this version does not know stands for itself. */
export const causeTitle = (code: string): string => find(code)?.title ?? code;

export const isWaitingCause = (code: string): boolean => find(code)?.waits ?? false;

/** What can be ordered for all purchases of an incident. */
export const treatmentsOf = (code: string): readonly RemedyKind[] => find(code)?.treatments ?? [];

/** What a remedy is called on a page about this cause. */
export const remedyLabel = (code: string, kind: RemedyKind): string =>
  (kind === 'replay' && find(code)?.replay) || remedies[kind].label;
