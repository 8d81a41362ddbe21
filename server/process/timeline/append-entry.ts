import { Prisma } from '@/prisma/generated/client';
import type { PurchaseStatus } from '@/prisma/generated/enums';
import { actorColumns, type Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { newId } from '@/server/core/ids/new-id';
import { type EntryData, type TimelineKind, timelineKinds } from './kinds';

/** An entry as verbs write it: `data` is what kinds.ts says, and is parsed with it. `durationMs` in milliseconds. */
export type NewEntry<K extends TimelineKind = TimelineKind> = {
  [Kind in K]: { kind: Kind; data: EntryData<Kind>; durationMs?: number };
}[K];

/** The status change an entry tells of. `from` is null at birth. */
type StatusChange = { from: PurchaseStatus | null; to: PurchaseStatus };

/**
 * Appends one entry to a purchase's timeline inside the caller's transaction, in the name of `ctx.actor`. Entries are
 * never changed after: the database refuses.
 */
export async function appendEntry(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  purchaseId: string,
  entry: NewEntry,
  change?: StatusChange,
): Promise<void> {
  await appendEntries(tx, ctx, [{ ...entry, purchaseId, change }]);
}

/** Appends entries to several timelines in one statement, each as appendEntry does. */
export async function appendEntries(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  entries: EntryOf[],
): Promise<void> {
  if (entries.length > 0) await tx.$executeRaw(insertEntries(ctx, entries));
}

type EntryOf = NewEntry & { purchaseId: string; change?: StatusChange };

/**
 * The statement of appendEntries, for a statement that does more than that: `onlyIf` is a condition that must hold, the
 * empty one always does.
 */
export function insertEntries(
  ctx: Pick<Context, 'actor' | 'now'>,
  entries: EntryOf[],
  onlyIf = Prisma.empty,
): Prisma.Sql {
  const rows = entries.map((entry) => ({
    id: newId(),
    purchaseId: entry.purchaseId,
    at: ctx.now,
    category: timelineKinds[entry.kind].category,
    kind: entry.kind,
    data: timelineKinds[entry.kind].data.parse(entry.data),
    durationMs: entry.durationMs,
    fromStatus: entry.change?.from,
    toStatus: entry.change?.to,
    ...actorColumns(ctx.actor),
  }));
  return Prisma.sql`
    INSERT INTO "TimelineEntry" (id, "purchaseId", at, category, kind, data, "fromStatus", "toStatus",
                                 "actorKind", "actorId", "actorName", "runId", attempt, "durationMs")
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS entry(
      id uuid, "purchaseId" uuid, at timestamptz(3), category "TimelineCategory", kind text, data jsonb,
      "fromStatus" "PurchaseStatus", "toStatus" "PurchaseStatus", "actorKind" "ActorKind", "actorId" text,
      "actorName" text, "runId" text, attempt int, "durationMs" int) ${onlyIf}`;
}
