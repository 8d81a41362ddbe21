import { contract } from '@/server/process/stages/contract';
import type { Check } from './check';
import { findWrongDays } from './find-wrong-days';
import { moneyChecks } from './money-checks';
import { readableChecks } from './readable-checks';

const statuses = (list: readonly string[]) => `(${list.map((status) => `'${status}'`).join(', ')})`;
const ended = `NOT IN ${statuses(contract.order)}`;

/**
 * Every invariant as a query. Triggers and constraints enforce them; these find what got past, such as a restore, a manual
 * migration or a disabled trigger.
 */
export const checks: readonly Check[] = [
  {
    name: 'provider-event-once',
    promise: 'A provider event is recorded once',
    sql: `SELECT provider || ' ' || "providerEventId" AS id, count(*) || ' rows' AS detail
          FROM "PaymentEvent" GROUP BY provider, "providerEventId" HAVING count(*) > 1`,
  },
  {
    name: 'change-on-timeline',
    promise: 'Every status change has a timeline entry',
    sql: `SELECT 'P-' || p.number AS id, 'no timeline entry for ' || p.status AS detail FROM "Purchase" p
          WHERE NOT EXISTS (SELECT FROM "TimelineEntry" t WHERE t."purchaseId" = p.id AND t."toStatus" = p.status)`,
  },
  {
    name: 'change-emitted',
    promise: 'Every status change has its event in the outbox',
    sql: `SELECT 'P-' || p.number AS id, 'no ' || purchase_status_event(p.status) AS detail FROM "Purchase" p
          WHERE purchase_status_event(p.status) IS NOT NULL AND NOT EXISTS (SELECT FROM "OutboxEvent" o
            WHERE o."purchaseId" = p.id AND o.name = purchase_status_event(p.status))`,
  },
  {
    name: 'paid',
    promise: 'A confirmed purchase has a payment that matches its quote',
    sql: `SELECT 'P-' || p.number AS id, p.status || ' without a payment that matches its quote' AS detail FROM "Purchase" p
          WHERE p.status IN ${statuses(contract.paid)} AND NOT EXISTS (SELECT FROM "Payment" a WHERE a."purchaseId" = p.id
            AND a.status IN ('SUCCEEDED', 'REFUNDED') AND a.amount = p.amount AND a.currency = p.currency)`,
  },
  {
    name: 'paid-once',
    promise: 'A purchase has at most one successful payment',
    sql: `SELECT "purchaseId" AS id, count(*) || ' successful payments' AS detail FROM "Payment"
          WHERE status = 'SUCCEEDED' GROUP BY "purchaseId" HAVING count(*) > 1`,
  },
  ...moneyChecks,
  {
    name: 'checkout-ends',
    promise: 'An unpaid checkout ends after an hour, whatever the provider answers',
    isUrgent: true,
    // The function that ends them runs each minute. One that is late has its own incident.
    sql: `SELECT 'P-' || number AS id, 'unpaid, and open since its hour ended at ' || "checkoutExpiresAt" AS detail
          FROM "Purchase" WHERE status = 'PENDING' AND "stageDueAt" IS NULL
            AND "checkoutExpiresAt" < now() - interval '5 minutes'`,
  },
  {
    name: 'payment-known',
    promise: 'The provider knows the checkouts that were opened there',
    isUrgent: true,
    sql: `SELECT 'P-' || p.number AS id, a.provider || ' ' || a."providerRef" || ': ' || coalesce(a."failureReason", 'failed') AS detail
          FROM "Payment" a JOIN "Purchase" p ON p.id = a."purchaseId"
          WHERE a.status = 'FAILED' AND p.status NOT IN ('CANCELLED', 'REFUNDED')`,
  },
  {
    name: 'job-works',
    promise: 'Every function and sweep beside the pipeline works',
    isUrgent: true,
    sql: `SELECT job AS id, 'failed at ' || at || ': ' || error AS detail FROM "JobFailure"`,
  },
  {
    name: 'webhook-understood',
    promise: 'Every signed webhook was understood',
    isUrgent: true,
    sql: `SELECT e.provider || ' ' || e."providerEventId" AS id, 'received ' || e."receivedAt" AS detail
          FROM "PaymentEvent" e WHERE e.outcome = 'NOT_UNDERSTOOD'`,
  },
  {
    name: 'enrolled',
    promise: 'A created purchase has its enrollment',
    sql: `SELECT 'P-' || p.number AS id, p.status || ' without enrollment' AS detail FROM "Purchase" p
          WHERE p.status IN ${statuses(contract.from('CREATED'))}
            AND NOT EXISTS (SELECT FROM "Enrollment" e WHERE e."purchaseId" = p.id)`,
  },
  {
    name: 'allocated',
    promise: 'An allocated purchase has exactly one active allocation',
    sql: `SELECT 'P-' || p.number AS id, p.status || ' with ' || count(a.id) || ' active allocations' AS detail
          FROM "Purchase" p LEFT JOIN "TrainerAllocation" a ON a."purchaseId" = p.id AND a."endedAt" IS NULL
          WHERE p.status IN ${statuses(contract.from('ALLOCATED'))} GROUP BY p.id, p.number, p.status HAVING count(a.id) <> 1`,
  },
  {
    name: 'scheduled',
    promise: 'A scheduled purchase has all its sessions',
    sql: `SELECT 'P-' || p.number AS id, count(s.id) || ' of ' || p."sessionCount" || ' sessions' AS detail
          FROM "Purchase" p LEFT JOIN "TrainingSession" s ON s."purchaseId" = p.id AND s.status <> 'CANCELLED'
            AND s."makesUpForId" IS NULL
          WHERE p.status IN ${statuses(contract.from('SCHEDULED'))} GROUP BY p.id HAVING count(s.id) <> p."sessionCount"`,
  },
  {
    name: 'delivered',
    promise: 'A purchase is delivered when every session of it is settled, and not before',
    // The transaction that settles the last session delivers it; what a sweep settles, the sweep delivers.
    sql: `SELECT 'P-' || p.number AS id, p.status || ' with ' || count(s."resultDueAt") || ' unsettled sessions' AS detail
          FROM "Purchase" p JOIN "TrainingSession" s ON s."purchaseId" = p.id AND s.status <> 'CANCELLED'
          WHERE p.status IN ${statuses(contract.from('SCHEDULED'))}
          GROUP BY p.id HAVING p.status = '${contract.fulfilled}' AND count(s."resultDueAt") > 0
            OR p.status <> '${contract.fulfilled}' AND count(s."resultDueAt") = 0
              AND count(*) FILTER (WHERE s."makesUpForId" IS NULL) = p."sessionCount"`,
  },
  {
    name: 'result-due',
    promise: 'A session has a deadline for its result until it is settled',
    sql: `SELECT s.id, CASE WHEN s."resultDueAt" IS NULL THEN 'not settled, and due never' ELSE 'settled, and still due' END AS detail
          FROM "TrainingSession" s JOIN "Purchase" p ON p.id = s."purchaseId"
            LEFT JOIN "SessionResult" r ON r."sessionId" = s.id LEFT JOIN "NoShowReport" n ON n."sessionId" = s.id
            LEFT JOIN "SessionSettlement" d ON d."sessionId" = s.id
          WHERE (s."resultDueAt" IS NULL) <> (s.status = 'CANCELLED' OR p.status ${ended} OR d."sessionId" IS NOT NULL
            OR coalesce(r.outcome IN ('HELD', 'CUT_SHORT') AND (n."sessionId" IS NULL OR r."actorKind" = 'STAFF'), false))`,
  },
  {
    name: 'result-late',
    promise: 'A purchase with a session whose result is late is late',
    sql: `SELECT DISTINCT 'P-' || p.number AS id, 'on time, although a result was due ' || min(s."resultDueAt") OVER (PARTITION BY p.id) AS detail
          FROM "TrainingSession" s JOIN "Purchase" p ON p.id = s."purchaseId"
          WHERE s."resultDueAt" < now() - interval '5 minutes' AND p.status = 'SCHEDULED' AND p."stageDueAt" IS NULL`,
  },
  {
    name: 'released',
    promise: 'A purchase that ended holds no trainer and no session',
    sql: `SELECT 'P-' || p.number AS id, p.status || ' but still holds a trainer or a session' AS detail FROM "Purchase" p
          WHERE p.status ${ended} AND (
            EXISTS (SELECT FROM "TrainerAllocation" a WHERE a."purchaseId" = p.id AND a."endedAt" IS NULL)
            OR EXISTS (SELECT FROM "TrainingSession" s WHERE s."purchaseId" = p.id AND s.status = 'SCHEDULED'))`,
  },
  {
    name: 'processed-with-result',
    promise: 'Every processed event points at a result of its own purchase',
    sql: `SELECT coalesce('P-' || p.number, m."eventId"::text) AS id,
            m.consumer || ' marked ' || o.name || ', and its result is missing' AS detail
          FROM "ProcessedEvent" m JOIN "OutboxEvent" o ON o.id = m."eventId"
          LEFT JOIN "Purchase" p ON p.id = o."purchaseId"
          LEFT JOIN "Enrollment" e ON e.id = m."enrollmentId"
          LEFT JOIN "TrainerAllocation" a ON a.id = m."allocationId"
          LEFT JOIN "TrainingSession" s ON s.id = m."trainingSessionId"
          WHERE coalesce(e."purchaseId", a."purchaseId", s."purchaseId") IS DISTINCT FROM o."purchaseId"`,
  },
  {
    name: 'one-in-flight',
    promise: 'A student has at most one purchase of a course in progress',
    sql: `SELECT "studentId" AS id, count(*) || ' purchases of one course in progress' AS detail FROM "Purchase"
          WHERE status IN ${statuses(contract.inFlight)}
          GROUP BY "studentId", "courseId" HAVING count(*) > 1`,
  },
  {
    name: 'trainer-in-one-place',
    promise: 'No trainer is in two sessions at once',
    sql: `SELECT id, 'starts before the trainer''s previous session ends' AS detail FROM (
            SELECT id, "startsAt", max("endsAt") OVER (PARTITION BY "trainerId" ORDER BY "startsAt", id
              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS busy
            FROM "TrainingSession" WHERE status <> 'CANCELLED') s WHERE s.busy > s."startsAt"`,
  },
  {
    name: 'student-in-one-place',
    promise: 'No student is in two sessions at once',
    sql: `SELECT id, 'starts before the student''s previous session ends' AS detail FROM (
            SELECT id, "startsAt", max("endsAt") OVER (PARTITION BY "studentId" ORDER BY "startsAt", id
              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS busy
            FROM "TrainingSession" WHERE status <> 'CANCELLED') s WHERE s.busy > s."startsAt"`,
  },
  {
    name: 'trainer-buffer',
    promise: 'A trainer has their buffer between sessions, unless staff overrode it',
    // The smaller of both: a buffer that changed later counts for what was booked from then on.
    sql: `SELECT id, 'starts ' || gap || ' min after session ' || before || ', buffer ' || buffer || ' min' AS detail FROM (
            SELECT s.id, lag(s.id) OVER w AS before,
              floor(extract(epoch FROM s."startsAt" - lag(s."endsAt") OVER w) / 60) AS gap,
              least(coalesce(s."bufferMinutes", t."bufferMinutes"),
                lag(coalesce(s."bufferMinutes", t."bufferMinutes")) OVER w) AS buffer,
              'buffer' = ANY (s.overrides) OR 'buffer' = ANY (lag(s.overrides) OVER w) AS "isOverridden"
            FROM "TrainingSession" s JOIN "Trainer" t ON t.id = s."trainerId" WHERE s.status <> 'CANCELLED'
            WINDOW w AS (PARTITION BY s."trainerId" ORDER BY s."startsAt", s.id)) pair
          WHERE gap < buffer AND NOT "isOverridden"`,
  },
  {
    name: 'session-ahead',
    promise: 'No session was booked in the past or moved into it',
    sql: `SELECT s.id, 'starts before it was booked or moved' AS detail FROM "TrainingSession" s
          WHERE s.status <> 'CANCELLED' AND s."startsAt" <= greatest(s."createdAt",
            (SELECT max(m.at) FROM "SessionMove" m WHERE m."sessionId" = s.id AND m.sequence <= s.sequence))`,
  },
  {
    name: 'local-days',
    promise: 'The stored day of a session is its day in the trainer’s time zone',
    find: async (ctx) =>
      (await findWrongDays(ctx)).map(({ trainerId, zone, startsAt, stored, actual }) => ({
        id: `${trainerId} ${startsAt.toISOString()}`,
        detail: `stored as ${stored}, in ${zone} it is ${actual}`,
      })),
  },
  {
    name: 'remedy-once',
    promise: 'A remedy that several people apply at once takes effect once',
    sql: `SELECT 'P-' || p.number AS id, b.kind || ' applied twice within 15 seconds' AS detail
          FROM "Remedy" a JOIN "Remedy" b ON b."purchaseId" = a."purchaseId" AND b.kind = a.kind
            AND b."fromStatus" = a."fromStatus" AND b.id > a.id
            AND b."createdAt" BETWEEN a."createdAt" - interval '15 seconds' AND a."createdAt" + interval '15 seconds'
          JOIN "Purchase" p ON p.id = a."purchaseId"
          WHERE a.outcome <> 'DID_NOT_WORK' AND b.outcome <> 'DID_NOT_WORK'`,
  },
  {
    name: 'session-of-active-trainer',
    promise: 'An upcoming session is with the trainer allocated to the student',
    sql: `SELECT s.id, 'with a trainer whose allocation has ended' AS detail
          FROM "TrainingSession" s JOIN "TrainerAllocation" a ON a.id = s."allocationId"
          WHERE s.status = 'SCHEDULED' AND (a."endedAt" < s."startsAt" OR a."trainerId" <> s."trainerId")`,
  },
  {
    name: 'trainer-cap',
    promise: 'No trainer is above their cap, unless staff overrode it',
    sql: `SELECT t.name AS id, count(DISTINCT a."studentId") || ' students, cap ' || t."maxStudents" AS detail
          FROM "Trainer" t JOIN "TakenPlace" a ON a."trainerId" = t.id
          GROUP BY t.id HAVING count(DISTINCT a."studentId") > t."maxStudents"
            AND NOT bool_or('cap' = ANY (coalesce(a.overrides, '{}')))`,
  },
  {
    name: 'deadline',
    promise:
      'A purchase has a deadline in the pipeline and while money of it is owed or disputed; one that ended has no other',
    sql: `SELECT 'P-' || number AS id, status || ' with deadline ' || coalesce("stageDueAt"::text, 'none') AS detail
          FROM "Purchase" WHERE CASE WHEN status IN ${statuses(contract.owed)} THEN "stageDueAt" IS NULL
            WHEN "stageDueAt" IS NULL THEN has_open_money(id)
            ELSE status ${ended} AND NOT has_open_money(id) END`,
  },
  {
    name: 'wait-while-created',
    promise: 'Only a created purchase waits for a trainer',
    sql: `SELECT 'P-' || p.number AS id, 'waits while ' || p.status AS detail
          FROM "AllocationWait" w JOIN "Purchase" p ON p.id = w."purchaseId" WHERE p.status <> 'CREATED'`,
  },
  ...readableChecks,
  {
    name: 'rules-in-force',
    promise: 'Every trigger and constraint of the database is in force',
    sql: `SELECT tgrelid::regclass || '.' || tgname AS id, 'is disabled' AS detail FROM pg_trigger
          WHERE tgenabled IN ('D', 'R') AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
          UNION ALL SELECT conrelid::regclass || '.' || conname, 'is not validated' FROM pg_constraint
          WHERE NOT convalidated AND connamespace = 'public'::regnamespace`,
  },
];
