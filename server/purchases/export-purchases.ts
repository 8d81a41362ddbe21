import type { Context } from '@/server/core/context';
import { csvLines } from '@/server/core/http/csv-lines';
import { typedPrice } from '@/server/core/money/price';
import { listPurchases } from './list-purchases';

const columns = [
  'purchase',
  'student',
  'email',
  'course',
  'sessions',
  'status',
  'cause',
  'amount',
  'currency',
  'created_at',
  'paid_at',
  'due_at',
  'is_late',
];

/** Purchases of one query. */
const batch = 200;

/**
 * The filtered purchases as CSV, in the order of the list (instants in ISO 8601 UTC, amounts in the currency's own
 * decimals), 200 at a time by key, so that its size does not matter.
 */
export async function* exportPurchases(
  ctx: Pick<Context, 'db' | 'now'>,
  input: Omit<Parameters<typeof listPurchases>[1], 'after' | 'limit'>,
): AsyncGenerator<string> {
  let after: string | undefined;
  do {
    const { rows, next } = await listPurchases(ctx, { ...input, after, limit: batch });
    const lines = rows.map((row) => [
      `P-${row.number}`,
      row.student.name,
      row.student.email,
      row.course.title,
      String(row.sessionCount),
      row.status,
      row.cause ?? '',
      typedPrice(row.amount, row.currency),
      row.currency,
      row.createdAt.toISOString(),
      row.confirmedAt?.toISOString() ?? '',
      row.stageDueAt?.toISOString() ?? '',
      row.isLate ? 'yes' : 'no',
    ]);
    yield csvLines(lines, after === undefined ? columns : undefined);
    after = next ?? undefined;
  } while (after);
}
