import { expect, test } from 'vitest';
import { PurchaseStatus } from '@/prisma/generated/enums';
import { contract } from '@/server/process/stages/contract';
import { openTestDatabase } from '@/tests/support/database/open-test-database';

const { db } = await openTestDatabase();

const all = Object.values(PurchaseStatus);
const ended = all.filter((status) => contract.rank(status) === -1);

/** The statuses for which the condition of an index or a constraint holds, with these values of other columns. */
async function holdsFor(condition: string, columns = ''): Promise<PurchaseStatus[]> {
  const rows = await db.$queryRawUnsafe<{ status: PurchaseStatus }[]>(
    `SELECT status FROM (SELECT status${columns} FROM unnest(enum_range(NULL::"PurchaseStatus")) AS status) p WHERE ${condition}`,
  );
  return rows.map(({ status }) => status);
}

async function checkOf(name: string): Promise<string> {
  const [row] = await db.$queryRaw<{ text: string }[]>`
    SELECT pg_get_expr(conbin, conrelid) AS text FROM pg_constraint WHERE conname = ${name}`;
  if (!row) throw new Error(`There is no constraint ${name}.`);
  return row.text;
}

test('the database expects the event of the contract for each status', async () => {
  for (const status of all) {
    const [row] = await db.$queryRaw<{ event: string | null }[]>`
      SELECT purchase_status_event(${status}::"PurchaseStatus") AS event`;
    expect({ status, event: row?.event }).toEqual({ status, event: contract.eventOf(status) });
  }
});

test('the database holds one purchase in flight for exactly the statuses that the contract calls in flight', async () => {
  const [index] = await db.$queryRaw<{ text: string }[]>`
    SELECT pg_get_expr(indpred, indrelid) AS text FROM pg_index WHERE indexrelid = 'purchase_one_in_flight'::regclass`;
  expect(await holdsFor(index?.text ?? 'false')).toEqual(contract.inFlight);
});

test('the database demands a deadline of exactly what the pipeline owes', async () => {
  const deadline = await checkOf('purchase_in_flight_has_deadline');
  const without = await holdsFor(`NOT (${deadline})`, ', NULL::timestamptz AS "stageDueAt"');
  expect(without).toEqual(contract.owed);
});

test('every list of statuses in a function of the database is one of the contract', async () => {
  const bodies = await db.$queryRaw<{ name: string; body: string }[]>`
    SELECT proname AS name, prosrc AS body FROM pg_proc WHERE pronamespace = 'public'::regnamespace`;
  const known = [
    contract.inFlight,
    contract.moving.map(({ from }): string => from),
    contract.owed,
    contract.paid,
    all.filter((status) => !contract.isPaid(status)),
    ended,
    ...contract.order.map((status) => contract.from(status)),
  ].map((list) => list.toSorted().join());
  const lists = bodies.flatMap(({ name, body }) =>
    [...body.matchAll(/status IN \(([^)]+)\)/g)].map(([, list = '']) => ({
      name,
      list: [...list.matchAll(/\w+/g)].map(([word]) => word).toSorted(),
    })),
  );
  const ofPurchases = lists.filter(({ list }) => list.every((word) => all.some((status) => status === word)));
  expect(ofPurchases.length).toBeGreaterThan(0);
  expect(ofPurchases.filter(({ list }) => !known.includes(list.join()))).toEqual([]);
});
