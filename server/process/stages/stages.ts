import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { EventName, PurchaseEventName } from './events';

/** One step of the process, with everything that anyone needs to know about it. */
export type StageDefinition<Status extends string = string, Event extends string = string> = {
  id: string;
  /** Its point on the rail, and the place where a purchase stopped. */
  title: string;
  /** The status it starts from and the one it leads to: the same for a stage that leaves the purchase where it is. */
  from: Status;
  to: Status;
  consumes: Event | null;
  /** The Inngest function, named like its verb; null where something else does the work, and then who. */
  consumer: string | null;
  doneBy?: string;
  emits: Event | null;
  /** The table that holds its result. */
  writes: string;
  /** SQL: whether the purchase `p` has that result, whole. */
  proof: string;
  /** What the work is called, for staff: `Booking failed`. */
  work: string;
  /** What staff read when it did not happen. */
  undone: string;
  /** What is missing without that result, for staff. */
  missing: string;
  dueWithinSeconds: number;
  /** Whether that is counted from the end of each session, and the school may choose another time. */
  isDuePerSession?: true;
  /** What becomes of a purchase that waits longer. */
  whenOverdue: 'late' | 'expires';
  /** What staff read while a purchase waits for it. */
  staffReads: string;
  /** What the student reads: the heading before and after, and the sentence while it is under way. */
  studentReads: { open: string; done: string; now: string };
};

/**
 * The process, stated once: how a purchase becomes sessions that took place. Statuses, their order, titles,
 * deadlines, functions, readiness, the rails, the lab and the diagnosis are derived from it (see contract.ts). The copies
 * that live in SQL are compared with it by tests/integration/invariants/contract.test.ts.
 */
export const stages = [
  {
    id: 'pay',
    title: 'Paid',
    from: 'PENDING',
    to: 'CONFIRMED',
    consumes: null,
    consumer: null,
    doneBy: 'Webhook, return page or reconciliation',
    emits: 'purchase/confirmed',
    writes: 'Payment',
    proof: `EXISTS (SELECT FROM "Payment" r WHERE r."purchaseId" = p.id AND r.status = 'SUCCEEDED')`,
    work: 'Payment',
    undone: 'The payment is not confirmed',
    missing: 'the payment is missing',
    dueWithinSeconds: 3600,
    whenOverdue: 'expires',
    staffReads: 'Waiting for the student to pay',
    studentReads: { open: 'Payment', done: 'Payment received', now: 'We are checking your payment.' },
  },
  {
    id: 'create',
    title: 'Enrolled',
    from: 'CONFIRMED',
    to: 'CREATED',
    consumes: 'purchase/confirmed',
    consumer: 'create-purchase',
    emits: 'purchase/created',
    writes: 'Enrollment',
    proof: `EXISTS (SELECT FROM "Enrollment" r WHERE r."purchaseId" = p.id)`,
    work: 'Enrollment',
    undone: 'The student was not enrolled',
    missing: 'the enrollment is missing',
    dueWithinSeconds: 30,
    whenOverdue: 'late',
    staffReads: 'Paid; the student is being enrolled',
    studentReads: { open: 'Enrolling you', done: 'Enrolled', now: 'We are enrolling you.' },
  },
  {
    id: 'allocate',
    title: 'Trainer',
    from: 'CREATED',
    to: 'ALLOCATED',
    consumes: 'purchase/created',
    consumer: 'allocate-trainer',
    emits: 'trainer/allocated',
    writes: 'TrainerAllocation',
    proof: `EXISTS (SELECT FROM "TrainerAllocation" r WHERE r."purchaseId" = p.id AND r."endedAt" IS NULL)`,
    work: 'Trainer matching',
    undone: 'No trainer was allocated',
    missing: 'the allocated trainer is missing',
    dueWithinSeconds: 60,
    whenOverdue: 'late',
    staffReads: 'Enrolled; a trainer is being found',
    studentReads: {
      open: 'Finding your trainer',
      done: 'Trainer found',
      now: 'We are finding your trainer.',
    },
  },
  {
    id: 'schedule',
    title: 'Sessions',
    from: 'ALLOCATED',
    to: 'SCHEDULED',
    consumes: 'trainer/allocated',
    consumer: 'schedule-sessions',
    emits: 'sessions/scheduled',
    writes: 'TrainingSession',
    proof: `(SELECT count(*) FROM "TrainingSession" r WHERE r."purchaseId" = p.id AND r.status <> 'CANCELLED' AND r."makesUpForId" IS NULL) >= p."sessionCount"`,
    work: 'Booking',
    undone: 'Sessions were not booked',
    missing: 'sessions are missing',
    dueWithinSeconds: 60,
    whenOverdue: 'late',
    staffReads: 'A trainer is allocated; the sessions are being booked',
    studentReads: {
      open: 'Booking your sessions',
      done: 'Sessions booked',
      now: 'We are booking your sessions.',
    },
  },
  {
    id: 'notify',
    title: 'Notified',
    from: 'SCHEDULED',
    to: 'SCHEDULED',
    consumes: 'sessions/scheduled',
    consumer: 'notify-participants',
    emits: null,
    writes: 'Notification',
    proof: `(SELECT count(*) FROM "Notification" r WHERE r."purchaseId" = p.id AND r.kind LIKE 'schedule.%' AND r."sentAt" IS NOT NULL) >= 2`,
    work: 'Notification',
    undone: 'The student and the trainer were not notified',
    missing: 'emails are missing',
    dueWithinSeconds: 60,
    whenOverdue: 'late',
    staffReads: 'Booked; student and trainer are being notified',
    studentReads: { open: 'Emailing you', done: 'Details emailed', now: 'We are emailing you the details.' },
  },
  {
    id: 'deliver',
    title: 'Delivered',
    from: 'SCHEDULED',
    to: 'DELIVERED',
    consumes: null,
    consumer: null,
    doneBy: 'The result of the last session',
    emits: null,
    writes: 'SessionResult',
    proof: `NOT EXISTS (SELECT FROM "TrainingSession" r WHERE r."purchaseId" = p.id AND r."resultDueAt" IS NOT NULL)`,
    work: 'Delivery',
    undone: 'The sessions are not settled',
    missing: 'the results of sessions are missing',
    dueWithinSeconds: 43_200,
    isDuePerSession: true,
    whenOverdue: 'late',
    staffReads: 'Booked; the sessions are being held',
    studentReads: { open: 'Your sessions', done: 'Course completed', now: 'Your sessions are under way.' },
  },
] as const satisfies readonly StageDefinition<PurchaseStatus, PurchaseEventName>[];

export type Stage = (typeof stages)[number];
export type StageId = Stage['id'];
/** The function of a stage. */
export type Consumer = NonNullable<Stage['consumer']>;

/** A function beside the stages, with the events that start it; none where a schedule does. */
export type SupportFunction = { id: string; consumes: readonly string[] };

export const supportFunctions = [
  { id: 'notify-changes', consumes: ['trainer/reallocated', 'session/rescheduled'] },
  { id: 'cover-absence', consumes: ['trainer/marked-away'] },
  { id: 'wake-waiting', consumes: ['capacity/changed'] },
  { id: 'complete-series', consumes: [] },
  { id: 'expire-checkouts', consumes: [] },
] as const satisfies readonly (SupportFunction & { consumes: readonly EventName[] })[];
