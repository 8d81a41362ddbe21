import type { Check } from './check';

/** Where the money is: the sums of taken, returned and owed for each payment, by the view "PaymentMoney". */
export const moneyChecks: readonly Check[] = [
  {
    name: 'refund-due',
    promise: 'Money that no purchase can use was returned, or is on its way back',
    isUrgent: true,
    // Also money that matches no payment here, unless it went back.
    sql: `SELECT 'P-' || p.number AS id, m.owed || ' ' || m.currency || ' (minor units) of ' || m.taken || ' taken' AS detail
          FROM "PaymentMoney" m JOIN "Purchase" p ON p.id = m."purchaseId"
          WHERE m.owed > 0 AND m.id IN (SELECT id FROM "Payment" WHERE status = 'REJECTED'
            UNION ALL SELECT "paymentId" FROM "Refund" WHERE status = 'FAILED')
          UNION SELECT e.provider || ' ' || e."providerEventId", coalesce(e."outcomeReason", e.type)
          FROM "PaymentEvent" e
          WHERE e.outcome = 'REJECTED' AND e."paymentId" IS NULL AND NOT EXISTS (
            SELECT FROM "PaymentEvent" r WHERE r.provider = e.provider AND r.outcome = 'UNMATCHED'
              AND (r."intentRef" = e."intentRef" OR r."providerRef" = e."providerRef"))`,
  },
  {
    name: 'money-adds-up',
    promise: 'The returned, returning, disputed and owed amounts never exceed the amount taken',
    sql: `SELECT 'P-' || p.number AS id, 'taken ' || m.taken || ', returned ' || m.returned || ', returning ' || m."returning"
            || ', disputed ' || m.disputed || ', owed ' || m.owed || ' ' || m.currency || ' (minor units)' AS detail
          FROM "PaymentMoney" m JOIN "Payment" a ON a.id = m.id JOIN "Purchase" p ON p.id = m."purchaseId"
          WHERE m.returned + m."returning" + m.disputed + m.owed > m.taken
            OR m.returned + m."returning" > coalesce(a."takenAmount", a.amount)
            OR (a.status = 'REFUNDED') IS DISTINCT FROM (m.returned > 0 AND m.returned >= coalesce(a."takenAmount", a.amount))`,
  },
  {
    name: 'money-kept',
    promise: 'What is kept of the money of a purchase, after what went back or has to, is at most its price',
    sql: `SELECT 'P-' || p.number AS id, 'taken ' || m.taken || ', back or owed ' || m.taken - m.kept || ', kept ' || m.kept
            || ' ' || m.currency || ', price ' || p.amount || ' ' || p.currency || ' (minor units)' AS detail
          FROM (SELECT "purchaseId", currency, sum(taken) AS taken,
                  sum(taken - returned - "returning" - disputed - owed) AS kept
                FROM "PaymentMoney" GROUP BY "purchaseId", currency) m JOIN "Purchase" p ON p.id = m."purchaseId"
          WHERE m.kept > CASE WHEN m.currency = p.currency THEN p.amount ELSE 0 END`,
  },
  {
    name: 'refund-sent',
    promise: 'A refund reaches the provider within an hour',
    isUrgent: true,
    sql: `SELECT 'P-' || p.number AS id, r.amount || ' ' || r.currency || ' (minor units) requested at ' || r."createdAt"
            || coalesce(': ' || r."lastError", '') AS detail
          FROM "Refund" r JOIN "Payment" a ON a.id = r."paymentId" JOIN "Purchase" p ON p.id = a."purchaseId"
          WHERE r.status = 'PENDING' AND r."providerRef" IS NULL AND r."createdAt" < now() - interval '1 hour'`,
  },
  {
    name: 'books-agree',
    promise:
      'Each payment and refund that the provider has is here with the same state and amount, and the reverse',
    sql: `SELECT coalesce('P-' || p.number, d.provider || ' ' || d.ref) AS id, d.detail
          FROM "BookDifference" d LEFT JOIN "Purchase" p ON p.id = d."purchaseId" WHERE d."resolvedAt" IS NULL AND d."settledAt" IS NULL`,
  },
  {
    name: 'books-compared',
    promise: 'The books of each provider were compared within two days',
    sql: `SELECT provider AS id, 'last compared at ' || max(at) AS detail FROM "Reconciliation"
          GROUP BY provider HAVING max(at) < now() - interval '2 days'
            AND EXISTS (SELECT FROM "Payment" a WHERE a.provider = "Reconciliation".provider AND a."createdAt" > now() - interval '30 days')`,
  },
];
