import { z } from 'zod';
import type { Prisma } from '@/prisma/generated/client';
import { PurchaseStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import { cursor as cursorText } from '@/server/core/ids/cursor';
import { id } from '@/server/core/ids/id';
import { searchText } from '@/server/core/search/search-text';
import { optionalLine } from '@/server/core/text/line';
import { periodCodes, startOf } from '@/server/core/time/periods';
import { type MoneyFilter, moneyFilterCodes } from '@/server/process/vocabulary/purchase-money';
import { purchaseSortCodes } from '@/server/process/vocabulary/purchase-sorts';
import { isLate, whereLate } from '../process/transition/is-late';
import {
  type Phase,
  phaseQuery,
  phasesOf,
  readPurchaseCursor,
  writePurchaseCursor,
} from '../process/transition/purchase-order';
import { whereFound } from './where-found';

export const listPurchasesInput = z.object({
  search: searchText.optional(),
  status: z.array(z.enum(PurchaseStatus)).optional(),
  /** Only what is stuck. */
  late: z.boolean().optional(),
  courseId: id.optional(),
  paid: z.enum(periodCodes).optional(),
  /** What is stuck or waits for this cause, by the last look at it. */
  cause: optionalLine(60).optional(),
  money: z.enum(moneyFilterCodes).optional(),
  sort: z.enum(purchaseSortCodes).default('late'),
  /** `next` of the page before. */
  after: cursorText.optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

const row = {
  id: true,
  number: true,
  status: true,
  amount: true,
  currency: true,
  sessionCount: true,
  stageDueAt: true,
  createdAt: true,
  confirmedAt: true,
  bookedAt: true,
  deliveredAt: true,
  student: { select: { name: true, email: true } },
  course: { select: { title: true } },
  // Not more than one at a time: see incident_member_one_open.
  incidents: { where: { endedAt: null }, select: { incident: { select: { cause: true } } } },
} as const satisfies Prisma.PurchaseSelect;

/**
 * One page of purchases for staff. `late` sorts what is stuck first, the longest overdue at the top, then the newest.
 * Paging is by key: rows that arrive meanwhile neither repeat nor hide others. `next` is null on the last page.
 *
 * Throws ValidationError `purchases.cursor` when `after` is no cursor.
 */
export async function listPurchases(
  ctx: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof listPurchasesInput>,
) {
  const { limit, sort, after, ...filters } = listPurchasesInput.parse(input);
  const cursor = after ? readPurchaseCursor(after) : null;
  const asOf = cursor?.asOf ?? ctx.now;
  const where = await whereFiltered(ctx, filters, asOf);

  const phases = phasesOf(sort, { late: filters.late ?? false, paid: filters.paid !== undefined });
  const start = cursor ? Math.max(0, phases.indexOf(cursor.phase)) : 0;
  const found: { phase: Phase; purchase: Awaited<ReturnType<typeof readPhase>>[number] }[] = [];
  for (const phase of phases.slice(start)) {
    if (found.length > limit) break;
    const query = phaseQuery(phase, asOf, cursor);
    const rows = await readPhase(ctx, {
      where: { AND: [where, query.where] },
      orderBy: query.orderBy,
      take: limit + 1 - found.length,
    });
    found.push(...rows.map((purchase) => ({ phase, purchase })));
  }

  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    now: ctx.now,
    rows: page.map(({ purchase: { incidents, ...purchase } }) => ({
      ...purchase,
      isLate: isLate(purchase, ctx.now),
      /** Null where nothing was found to be wrong. */
      cause: incidents[0]?.incident.cause ?? null,
    })),
    next: last && found.length > limit ? writePurchaseCursor(last.purchase, last.phase, asOf) : null,
  };
}

export type PurchaseRow = Awaited<ReturnType<typeof listPurchases>>['rows'][number];

function readPhase(
  { db }: Pick<Context, 'db'>,
  query: Pick<Prisma.PurchaseFindManyArgs, 'where' | 'orderBy' | 'take'>,
) {
  return db.purchase.findMany({ ...query, select: row });
}

async function whereFiltered(
  { db }: Pick<Context, 'db'>,
  filters: Omit<z.infer<typeof listPurchasesInput>, 'sort' | 'after' | 'limit'>,
  asOf: Date,
): Promise<Prisma.PurchaseWhereInput> {
  const conditions: Prisma.PurchaseWhereInput[] = [];
  if (filters.search) conditions.push(await whereFound(db, filters.search));
  if (filters.status?.length) conditions.push({ status: { in: filters.status } });
  if (filters.late) conditions.push(whereLate(asOf));
  if (filters.courseId) conditions.push({ courseId: filters.courseId });
  if (filters.paid) {
    const since = startOf(filters.paid, asOf);
    conditions.push({ confirmedAt: { gte: since } });
  }
  if (filters.cause)
    conditions.push({ incidents: { some: { endedAt: null, incident: { cause: filters.cause } } } });
  if (filters.money) conditions.push(whereMoney[filters.money]);
  return { AND: conditions };
}

const whereMoney = {
  refunded: { payments: { some: { refunds: { some: { status: 'SUCCEEDED' } } } } },
  disputed: { payments: { some: { disputes: { some: {} } } } },
} as const satisfies Record<MoneyFilter, Prisma.PurchaseWhereInput>;
