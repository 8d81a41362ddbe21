import type {
  ActorKind,
  InboxOutcome,
  PurchaseStatus,
  SessionOutcome,
  TrainingSessionStatus,
} from '@/prisma/generated/enums';
import type { Registration } from '@/server/process/deployment/fetch-registration';
import type { EventRuns } from '@/server/process/inngest/fetch-event-runs';
import type { Consumer, StageId } from '@/server/process/stages/stages';
import type { PaymentFacts } from '@/server/purchases/money/money-of';
import type { ProviderCheckout } from '@/server/sales/gateway/gateway';

/** An event of the purchase in the outbox, with what its consumers claim to have done. */
export type EventEvidence = {
  id: string;
  name: string;
  createdAt: Date;
  publishedAt: Date | null;
  inngestEventId: string | null;
  attempts: number;
  lastError: string | null;
  /** The event this one repeats. */
  repeatsId: string | null;
  processed: { consumer: string; processedAt: Date; runId: string | null; isResultThere: boolean }[];
};

export type AllocationEvidence = {
  id: string;
  trainerId: string;
  trainerName: string;
  /** When they left or will leave the school. */
  leftAt: Date | null;
  isPaused: boolean;
  /** Time off that is not over. */
  timeOff: { startsAt: Date; endsAt: Date }[];
};

/** A session, with all that was said of whether it took place. */
export type SessionEvidence = {
  id: string;
  /** That of the session that it makes up for, where it does. */
  ordinal: number;
  isMakeUp: boolean;
  status: TrainingSessionStatus;
  startsAt: Date;
  endsAt: Date;
  overrides: string[];
  /** When it is late that it is not settled; null once it is settled or cancelled. */
  resultDueAt: Date | null;
  /** When its trainer was last asked for the result. */
  askedAt: Date | null;
  trainer: { name: string; hasAccount: boolean };
  result: { outcome: SessionOutcome; actorKind: ActorKind; actorName: string; recordedAt: Date } | null;
  /** When the student said that the trainer did not come. */
  reportedAt: Date | null;
  /** When each side first joined. */
  studentJoinedAt: Date | null;
  trainerJoinedAt: Date | null;
};

/** What a function's own attempts left on the timeline. */
export type AttemptEvidence = {
  kind: 'function.attempt-failed' | 'function.failed' | 'function.slow';
  at: Date;
  functionId: string;
  eventId: string | null;
  runId: string | null;
  /** 0-based. */
  attempt: number | null;
  error: string | null;
  maxAttempts: number | null;
  nextAttemptAt: Date | null;
};

/** Why nobody can take the purchase, as the last look for a trainer wrote it down. */
export type WaitEvidence = {
  at: Date;
  considered: number;
  /** How many trainers each reason code rules out. */
  ruledOut: Record<string, number>;
  /** Trainers whom nothing but time rules out; null when the ledger does not tell each one's codes. */
  onlyTime: number | null;
};

/** What the provider says of a checkout, asked just now, or why it does not say. Null: not asked. */
export type ProviderEvidence =
  | { ok: true; checkout: ProviderCheckout }
  | { ok: false; reason: string }
  | null;

type RefundEvidence = PaymentFacts['refunds'][number] & {
  id: string;
  currency: string;
  createdAt: Date;
  failureReason: string | null;
};
type DisputeEvidence = PaymentFacts['disputes'][number] & {
  id: string;
  providerRef: string;
  currency: string;
  reason: string;
  evidenceDueAt: Date | null;
};

/** A payment with its refunds and disputes, as moneyOfPayment reads them. */
export type PaymentEvidence = Omit<PaymentFacts, 'refunds' | 'disputes'> & {
  id: string;
  provider: string;
  providerRef: string;
  failureReason: string | null;
  createdAt: Date;
  succeededAt: Date | null;
  refunds: RefundEvidence[];
  disputes: DisputeEvidence[];
};

/** What the database said of a purchase at one instant. */
export type Snapshot = {
  now: Date;
  purchase: {
    id: string;
    number: number;
    status: PurchaseStatus;
    stageDueAt: Date | null;
    createdAt: Date;
    confirmedAt: Date | null;
    sessionCount: number;
    amount: number;
    currency: string;
  };
  payments: PaymentEvidence[];
  inbox: {
    id: string;
    type: string;
    receivedAt: Date;
    appliedAt: Date | null;
    outcome: InboxOutcome | null;
    outcomeReason: string | null;
    /** Times that applying it was tried, and why the last one failed. */
    attempts: number;
    lastError: string | null;
  }[];
  events: EventEvidence[];
  /** How often the purchase arrived in its present status, by its timeline. */
  arrivals: number;
  arrivedAt: Date | null;
  enrollmentId: string | null;
  allocation: AllocationEvidence | null;
  sessions: SessionEvidence[];
  /** How many of the emails about the booking were sent: one to the student, one to the trainer. */
  bookingEmails: number;
  /** Emails about it that a mail server refused for good. */
  refusedMails: {
    id: string;
    recipient: string;
    subject: string;
    refusedAt: Date | null;
    lastError: string | null;
  }[];
  attempts: AttemptEvidence[];
  wait: WaitEvidence | null;
};

/** The stage that the purchase's present status waits for, with the events that start it. */
export type CurrentStage = {
  id: StageId;
  title: string;
  work: string;
  undone: string;
  /** The event that starts it, by name. */
  consumes: string | null;
  /** Null when no function has anything left to do for it. */
  consumer: Consumer | null;
  /** The newest event of that name: the one that counts. */
  latest: EventEvidence | null;
  /** True when fewer such events were ever enqueued than the status was reached. */
  isEventMissing: boolean;
};

/**
 * All that a verdict rests on, as plain data: the snapshot, and what Inngest and the payment provider answered right after.
 * The rules in causes/ read nothing else.
 */
export type Evidence = Snapshot & {
  /** The stage that the purchase stands before, computed once from the snapshot. */
  stage: CurrentStage | null;
  provider: ProviderEvidence;
  /** Null when nothing has to be asked: the purchase is over, or its event was never published. */
  registration: Registration | null;
  runs: EventRuns | null;
  /** When Inngest last reached the app, by any function. Null: it never did, or nothing depends on it. */
  reachedAt: Date | null;
};
