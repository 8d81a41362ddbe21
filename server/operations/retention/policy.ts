import type { Prisma } from '@/prisma/generated/client';
import { contract } from '@/server/process/stages/contract';
import { statusGroups } from '@/server/purchases/status-groups';

/**
 * What becomes of a table's rows. `keep`: they stay, for this reason. `goesWith`: they go when the row of that table goes.
 * `days`: `change` acts on the rows that `due` names, which are past `after` by so many days.
 */
export type Policy =
  | { keep: string }
  | { goesWith: Prisma.ModelName }
  | {
      days: number;
      after: string;
      /** Selects ids: $1 is the instant before which a row is due, $2 the most rows at once. Locks and waits for nobody. */
      due: string;
      /** Acts on the rows of `due`. Removes them when absent. */
      change?: string;
    };

const purchase = 'part of a purchase, which is kept as the books are';
const school = 'what the school is; few rows';

/** Business that has ended for good: nothing of it is late, and no stage of it can still be asked to run. */
const endedBefore = `(p.status IN (${statusGroups.ended.map((status) => `'${status}'`).join(', ')}) AND p."updatedAt" < $1
  OR p.status = '${contract.fulfilled}' AND p."stageDueAt" IS NULL AND p."deliveredAt" < $1)`;

const before = (table: string, column: string, more = 'true') =>
  `SELECT id FROM "${table}" WHERE "${column}" < $1 AND ${more} ORDER BY "${column}" LIMIT $2 FOR UPDATE SKIP LOCKED`;

/** The retention policy of every table. A new table does not compile without one. */
export const retentionPolicies = {
  AuthSession: { days: 30, after: 'it expired', due: before('AuthSession', 'expiresAt') },
  AuthVerification: { days: 1, after: 'it expired', due: before('AuthVerification', 'expiresAt') },
  CalendarFeed: { days: 30, after: 'it was ended', due: before('CalendarFeed', 'revokedAt') },
  /** Also capacity signals and the like, of no purchase. `outbox_removable` is the index of these. */
  OutboxEvent: {
    days: 400,
    after: 'it was published and its purchase ended; sessions/scheduled stays with the purchase',
    due: `SELECT o.id FROM "OutboxEvent" o LEFT JOIN "Purchase" p ON p.id = o."purchaseId"
      WHERE o."publishedAt" < $1 AND o.name <> 'sessions/scheduled' AND (p.id IS NULL OR ${endedBefore})
        AND NOT EXISTS (SELECT FROM "OutboxEvent" r WHERE r."repeatsId" = o.id)
      ORDER BY o."publishedAt" LIMIT $2 FOR UPDATE OF o SKIP LOCKED`,
    change: `WITH markers AS (DELETE FROM "ProcessedEvent" WHERE "eventId" IN (SELECT id FROM due))
      DELETE FROM "OutboxEvent" WHERE id IN (SELECT id FROM due)`,
  },
  ProcessedEvent: { goesWith: 'OutboxEvent' },
  /** The row stays: it is what keeps a mail from being sent twice. */
  Notification: {
    days: 180,
    after: 'it was sent: what it said is removed, and the row stays',
    due: before('Notification', 'sentAt', "text <> ''"),
    change: `UPDATE "Notification" SET text = '', html = '', calendar = NULL WHERE id IN (SELECT id FROM due)`,
  },
  Incident: { days: 400, after: 'it was closed', due: before('Incident', 'closedAt') },
  IncidentAlert: { goesWith: 'Incident' },
  IncidentMember: { goesWith: 'Incident' },
  Treatment: { goesWith: 'Incident' },
  TreatmentItem: { goesWith: 'Treatment' },
  IntegrityCheck: { days: 30, after: 'it ran', due: before('IntegrityCheck', 'at') },
  RetentionRun: { days: 400, after: 'it began', due: before('RetentionRun', 'startedAt') },
  TestGatewayCheckout: {
    days: 90,
    after: 'it was made, when it was never paid',
    due: before('TestGatewayCheckout', 'createdAt', "status IN ('OPEN', 'EXPIRED', 'FAILED')"),
  },
  TestGatewayRefund: { keep: 'of a paid checkout, which is kept' },
  TestGatewayDispute: { keep: 'of a paid checkout, which is kept' },
  TestGatewayDelivery: {
    days: 30,
    after: 'it was delivered',
    due: before('TestGatewayDelivery', 'deliveredAt'),
  },
  Reconciliation: { days: 400, after: 'it ran', due: before('Reconciliation', 'at') },
  BookDifference: {
    days: 400,
    after: 'both sides agreed',
    due: before('BookDifference', 'resolvedAt'),
  },

  RateLimit: { keep: 'removed every minute, once its window has ended, by removeExpiredLimits' },
  PaymentEvent: { keep: 'what a provider said about money is recorded once and kept for good' },
  TimelineEntry: { keep: 'append-only: what happened to a purchase' },
  AuditEntry: { keep: 'append-only: who did what, and why' },
  Purchase: { keep: 'the books' },
  Payment: { keep: 'the books' },
  Receipt: { keep: 'the books' },
  ReceiptSeries: { keep: 'one row for each series' },
  Refund: { keep: 'the books' },
  Dispute: { keep: 'the books' },
  Enrollment: { keep: purchase },
  TrainerAllocation: { keep: purchase },
  TrainingSession: { keep: purchase },
  Reallocation: { keep: purchase },
  SessionMove: { keep: purchase },
  SessionJoin: { keep: 'append-only: who joined a session is evidence of what was held' },
  SessionResult: { keep: purchase },
  Certificate: { keep: 'anyone who was given its number may verify it, at any time' },
  Rating: { keep: 'what students said of a course and its trainer' },
  NoShowReport: { keep: 'append-only: what a student said of a session' },
  SessionSettlement: { keep: purchase },
  Invitation: { days: 30, after: 'it expired', due: before('Invitation', 'expiresAt') },
  ApiToken: { days: 30, after: 'it expired', due: before('ApiToken', 'expiresAt') },
  RoomPresence: {
    days: 1,
    after: 'its page was last seen; most rows go when the page is closed',
    due: before('RoomPresence', 'seenAt'),
  },
  Message: {
    days: 400,
    after: 'its purchase ended, or the last session with its trainer was over',
    due: `SELECT m.id FROM "Message" m JOIN "Purchase" p ON p.id = m."purchaseId"
      WHERE m."createdAt" < $1 AND ${endedBefore} ORDER BY m."createdAt" LIMIT $2 FOR UPDATE OF m SKIP LOCKED`,
  },
  HelpRequest: { days: 400, after: 'it was closed', due: before('HelpRequest', 'closedAt') },
  AbsenceItem: { keep: purchase },
  TrainerAbsence: { keep: purchase },
  TimeOffRequest: { keep: 'who asked for time off, and who decided on it' },
  Remedy: { keep: purchase },
  AllocationWait: { keep: 'one row for each purchase that waits, gone when it moves on' },
  User: { keep: 'until the person asks for erasure' },
  Erasure: { keep: 'the trace of an account that was erased, without personal data' },
  AuthAccount: { goesWith: 'User' },
  AuthTwoFactor: { goesWith: 'User' },
  AuthPasskey: { goesWith: 'User' },
  DiscountCode: { keep: school },
  DiscountCodeCourse: { keep: school },
  Course: { keep: school },
  CoursePlan: { keep: school },
  SchoolSettings: { keep: 'one row' },
  Trainer: { keep: school },
  TrainerSkill: { goesWith: 'Trainer' },
  TrainerAvailability: { goesWith: 'Trainer' },
  TrainerTimeOff: { goesWith: 'Trainer' },
  FunctionSighting: { keep: 'one row for each function' },
  JobFailure: { keep: 'one row for each job that fails now; gone when it works again' },
  FunctionRegistration: { keep: 'one row' },
  AppReplica: { keep: 'one row for each process that lives; gone an hour after the process' },
  LabFault: { keep: 'empty where the fault lab is off; undoing a fault removes its row' },
} as const satisfies Record<Prisma.ModelName, Policy>;
