import { z } from 'zod';
import type { Prisma } from '@/prisma/generated/client';
import { ValidationError } from '@/server/core/errors';
import { readCursor, writeCursor } from '@/server/core/ids/cursor';
import { id } from '@/server/core/ids/id';
import { instantMs } from '@/server/core/time/instant';
import type { PurchaseSort } from '../vocabulary/purchase-sorts';
import { whereLate, whereNotLate } from './is-late';

/**
 * A list is read phase by phase, each in the order of one index. `late` first is two phases. What is cut by when it was
 * paid is ordered by that instant: by another, a database reads all that was not.
 */
const phases = ['late', 'rest', 'newest', 'oldest', 'paid-rest', 'paid-newest', 'paid-oldest'] as const;
export type Phase = (typeof phases)[number];

/** Where a page ended. `asOf` is the instant of the first page, so that "late" means the same on every page. */
export type PurchaseCursor = { asOf: Date; phase: Phase; at: Date; id: string };

export function phasesOf(sort: PurchaseSort, only: { late: boolean; paid: boolean }): Phase[] {
  if (sort !== 'late') return [only.paid ? `paid-${sort}` : sort];
  return only.late ? ['late'] : ['late', only.paid ? 'paid-rest' : 'rest'];
}

const columns = {
  late: 'stageDueAt',
  rest: 'createdAt',
  newest: 'createdAt',
  oldest: 'createdAt',
  'paid-rest': 'confirmedAt',
  'paid-newest': 'confirmedAt',
  'paid-oldest': 'confirmedAt',
} as const satisfies Record<Phase, string>;
const ascending: readonly Phase[] = ['late', 'oldest', 'paid-oldest'];

/** The rows of a phase, after the cursor when it stopped in this phase. Keyset: it never counts or skips rows. */
export function phaseQuery(phase: Phase, asOf: Date, cursor: PurchaseCursor | null) {
  const column = columns[phase];
  const direction = ascending.includes(phase) ? 'asc' : 'desc';
  const conditions: Prisma.PurchaseWhereInput[] = [];
  if (phase === 'late') conditions.push(whereLate(asOf));
  if (phase === 'rest' || phase === 'paid-rest') conditions.push(whereNotLate(asOf));
  if (cursor?.phase === phase) {
    const beyond = direction === 'asc' ? 'gt' : 'lt';
    const orEqual = direction === 'asc' ? 'gte' : 'lte';
    conditions.push(
      // The first condition says nothing new, but lets the index start at the right place.
      { [column]: { [orEqual]: cursor.at } },
      { OR: [{ [column]: { [beyond]: cursor.at } }, { [column]: cursor.at, id: { [beyond]: cursor.id } }] },
    );
  }
  const orderBy: Prisma.PurchaseOrderByWithRelationInput[] = [{ [column]: direction }, { id: direction }];
  return { where: { AND: conditions }, orderBy };
}

/** The cursor after `row`, the last one of a page, as text for an address. */
export function writePurchaseCursor(
  row: { id: string; createdAt: Date; stageDueAt: Date | null; confirmedAt: Date | null },
  phase: Phase,
  asOf: Date,
): string {
  const at = row[columns[phase]] ?? row.createdAt;
  return writeCursor([asOf.getTime(), phase, at.getTime(), row.id]);
}

const position = z.tuple([instantMs, z.enum(phases), instantMs, id]);

/** Reads what writePurchaseCursor wrote. Throws ValidationError `purchases.cursor` for anything else. */
export function readPurchaseCursor(text: string): PurchaseCursor {
  const found = readCursor(position, text);
  if (!found) {
    const message = 'This page of the list no longer exists. Start at the first.';
    throw new ValidationError('purchases.cursor', message);
  }
  const [asOf, phase, at, lastId] = found;
  return { asOf: new Date(asOf), phase, at: new Date(at), id: lastId };
}
