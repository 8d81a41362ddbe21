/** One invariant as a query: each row of its answer is a violation, named by `id` and told by `detail`. */
export type Check = { name: string; promise: string; sql: string };

const paidStatuses = `('CONFIRMED', 'CREATED', 'ALLOCATED', 'SCHEDULED')`;

/**
 * What can never be untrue, asked of the data itself: triggers and constraints hold it, and this finds what came past
 * them, such as a restore, a migration by hand or a switched-off trigger.
 */
export const checks: readonly Check[] = [
  {
    name: 'provider-event-once',
    promise: 'A provider event is recorded once',
    sql: `SELECT provider || ' ' || "providerEventId" AS id, count(*) || ' rows' AS detail
          FROM "PaymentEvent" GROUP BY provider, "providerEventId" HAVING count(*) > 1`,
  },
  {
    name: 'change-told',
    promise: 'A status has its timeline entry',
    sql: `SELECT 'P-' || p.number AS id, 'no entry tells of ' || p.status AS detail FROM "Purchase" p
          WHERE NOT EXISTS (SELECT FROM "TimelineEntry" t WHERE t."purchaseId" = p.id AND t."toStatus" = p.status)`,
  },
  {
    name: 'change-emitted',
    promise: 'A status has its event in the outbox',
    sql: `SELECT 'P-' || p.number AS id, 'no ' || purchase_status_event(p.status) AS detail FROM "Purchase" p
          WHERE purchase_status_event(p.status) IS NOT NULL AND NOT EXISTS (SELECT FROM "OutboxEvent" o
            WHERE o."purchaseId" = p.id AND o.name = purchase_status_event(p.status))`,
  },
  {
    name: 'paid',
    promise: 'What is confirmed has a payment of its quote',
    sql: `SELECT 'P-' || p.number AS id, p.status || ' without a payment of its quote' AS detail FROM "Purchase" p
          WHERE p.status IN ${paidStatuses} AND NOT EXISTS (SELECT FROM "Payment" a WHERE a."purchaseId" = p.id
            AND a.status IN ('SUCCEEDED', 'REFUNDED') AND a.amount = p.amount AND a.currency = p.currency)`,
  },
  {
    name: 'paid-once',
    promise: 'A purchase has one successful payment',
    sql: `SELECT "purchaseId" AS id, count(*) || ' successful payments' AS detail FROM "Payment"
          WHERE status = 'SUCCEEDED' GROUP BY "purchaseId" HAVING count(*) > 1`,
  },
  {
    name: 'refund-due',
    promise: 'What was paid and could not be accepted was given back',
    sql: `SELECT 'P-' || p.number AS id, coalesce(e."outcomeReason", e.type) AS detail
          FROM "PaymentEvent" e JOIN "Payment" a ON a.id = e."paymentId" JOIN "Purchase" p ON p.id = a."purchaseId"
          WHERE e.outcome = 'REJECTED' AND a.status <> 'REFUNDED'`,
  },
  {
    name: 'enrolled',
    promise: 'What is created has its enrollment',
    sql: `SELECT 'P-' || p.number AS id, p.status || ' without enrollment' AS detail FROM "Purchase" p
          WHERE p.status IN ('CREATED', 'ALLOCATED', 'SCHEDULED')
            AND NOT EXISTS (SELECT FROM "Enrollment" e WHERE e."purchaseId" = p.id)`,
  },
  {
    name: 'allocated',
    promise: 'What is allocated has one active allocation',
    sql: `SELECT 'P-' || p.number AS id, p.status || ' with ' || count(a.id) || ' active allocations' AS detail
          FROM "Purchase" p LEFT JOIN "TrainerAllocation" a ON a."purchaseId" = p.id AND a."endedAt" IS NULL
          WHERE p.status IN ('ALLOCATED', 'SCHEDULED') GROUP BY p.id, p.number, p.status HAVING count(a.id) <> 1`,
  },
  {
    name: 'scheduled',
    promise: 'What is scheduled has all its sessions',
    sql: `SELECT 'P-' || p.number AS id, count(s.id) || ' of ' || p."sessionCount" || ' sessions' AS detail
          FROM "Purchase" p LEFT JOIN "TrainingSession" s ON s."purchaseId" = p.id AND s.status <> 'CANCELLED'
          WHERE p.status = 'SCHEDULED' GROUP BY p.id HAVING count(s.id) <> p."sessionCount"`,
  },
  {
    name: 'released',
    promise: 'What has ended holds no trainer and no session',
    sql: `SELECT 'P-' || p.number AS id, p.status || ' and still holds something' AS detail FROM "Purchase" p
          WHERE p.status IN ('EXPIRED', 'CANCELLED', 'REFUNDED') AND (
            EXISTS (SELECT FROM "TrainerAllocation" a WHERE a."purchaseId" = p.id AND a."endedAt" IS NULL)
            OR EXISTS (SELECT FROM "TrainingSession" s WHERE s."purchaseId" = p.id AND s.status = 'SCHEDULED'))`,
  },
  {
    name: 'processed-with-result',
    promise: 'A marker points at a result of its own purchase',
    sql: `SELECT coalesce('P-' || p.number, m."eventId") AS id,
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
    promise: 'A student has one purchase of a course in flight',
    sql: `SELECT "studentId" AS id, count(*) || ' of one course in flight' AS detail FROM "Purchase"
          WHERE status IN ('PENDING', 'CONFIRMED', 'CREATED', 'ALLOCATED')
          GROUP BY "studentId", "courseId" HAVING count(*) > 1`,
  },
  {
    name: 'trainer-in-one-place',
    promise: 'No trainer is in two sessions at once',
    sql: `SELECT id, 'starts before the trainer''s last one ends' AS detail FROM (
            SELECT id, "startsAt", max("endsAt") OVER (PARTITION BY "trainerId" ORDER BY "startsAt", id
              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS busy
            FROM "TrainingSession" WHERE status <> 'CANCELLED') s WHERE s.busy > s."startsAt"`,
  },
  {
    name: 'student-in-one-place',
    promise: 'No student is in two sessions at once',
    sql: `SELECT id, 'starts before the student''s last one ends' AS detail FROM (
            SELECT id, "startsAt", max("endsAt") OVER (PARTITION BY "studentId" ORDER BY "startsAt", id
              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS busy
            FROM "TrainingSession" WHERE status <> 'CANCELLED') s WHERE s.busy > s."startsAt"`,
  },
  {
    name: 'session-of-active-trainer',
    promise: 'A session to come is with the trainer who has the student',
    sql: `SELECT s.id, 'with a trainer whose allocation has ended' AS detail
          FROM "TrainingSession" s JOIN "TrainerAllocation" a ON a.id = s."allocationId"
          WHERE s.status = 'SCHEDULED' AND (a."endedAt" < s."startsAt" OR a."trainerId" <> s."trainerId")`,
  },
  {
    name: 'trainer-cap',
    promise: 'No trainer is above their cap, unless staff said so by name',
    sql: `SELECT t.name AS id, count(DISTINCT p."studentId") || ' students, cap ' || t."maxStudents" AS detail
          FROM "Trainer" t JOIN "TrainerAllocation" a ON a."trainerId" = t.id
            AND a."endedAt" IS NULL AND a."completedAt" IS NULL JOIN "Purchase" p ON p.id = a."purchaseId"
          GROUP BY t.id HAVING count(DISTINCT p."studentId") > t."maxStudents"
            AND NOT bool_or('cap' = ANY (coalesce(a.overrides, '{}')))`,
  },
  {
    name: 'deadline',
    promise: 'What waits for the pipeline has a deadline, what has ended has none',
    sql: `SELECT 'P-' || number AS id, status || ' with deadline ' || coalesce("stageDueAt"::text, 'none') AS detail
          FROM "Purchase" WHERE CASE WHEN status IN ('CONFIRMED', 'CREATED', 'ALLOCATED') THEN "stageDueAt" IS NULL
            WHEN status IN ('PENDING', 'SCHEDULED') THEN false ELSE "stageDueAt" IS NOT NULL END`,
  },
  {
    name: 'wait-while-created',
    promise: 'Only what is created waits for a trainer',
    sql: `SELECT 'P-' || p.number AS id, 'waits while ' || p.status AS detail
          FROM "AllocationWait" w JOIN "Purchase" p ON p.id = w."purchaseId" WHERE p.status <> 'CREATED'`,
  },
  {
    name: 'rules-in-force',
    promise: 'Every trigger and constraint of the database is in force',
    sql: `SELECT tgrelid::regclass || '.' || tgname AS id, 'is switched off' AS detail FROM pg_trigger
          WHERE tgenabled IN ('D', 'R') AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
          UNION ALL SELECT conrelid::regclass || '.' || conname, 'is not validated' FROM pg_constraint
          WHERE NOT convalidated AND connamespace = 'public'::regnamespace`,
  },
];
