import { beforeEach, expect, test } from 'vitest';
import { exportPurchases } from '@/server/purchases/export-purchases';
import { listPurchases } from '@/server/purchases/list-purchases';
import { recordRefund } from '@/server/sales/refunds/record-refund';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import {
  aCourse,
  aPaidPurchase,
  aPendingPurchase,
  aStudent,
  testContext,
} from '@/tests/support/school/school';

const { db } = await openTestDatabase();

const start = new Date('2026-11-01T09:00:00Z');
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);

// One course per test keeps the rows of the tests apart: each lists its own course only.
let course: Awaited<ReturnType<typeof aCourse>>;
beforeEach(async () => {
  course = await aCourse(db);
});
const list = (input: Parameters<typeof listPurchases>[1] = {}, now = minutes(60)) =>
  listPurchases({ db, now }, { courseId: course.course.id, ...input });
const ids = (page: { rows: { id: string }[] }) => page.rows.map(({ id }) => id);

test('late purchases come first, the longest overdue at the top, then the rest, newest first', async () => {
  const olderUnpaid = await aPendingPurchase(db, { course, now: minutes(0) });
  const late = await aPaidPurchase(db, { course, now: minutes(20) });
  const longerLate = await aPaidPurchase(db, { course, now: minutes(10) });
  const onTime = await aPaidPurchase(db, { course, now: minutes(60) });

  const page = await list();
  expect(ids(page)).toEqual([longerLate.id, late.id, onTime.id, olderUnpaid.id]);
  expect(page.rows.map(({ isLate }) => isLate)).toEqual([true, true, false, false]);
  expect(page.next).toBeNull();
});

test('pages follow one another without a gap or a repeat, from late to not late', async () => {
  const made: string[] = [];
  for (const minute of [1, 2, 3, 59, 58])
    made.push((await aPaidPurchase(db, { course, now: minutes(minute) })).id);
  for (const minute of [4, 5]) made.push((await aPendingPurchase(db, { course, now: minutes(minute) })).id);

  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await list({ limit: 2, after }, minutes(59));
    seen.push(...ids(page));
    after = page.next ?? undefined;
  } while (after);
  expect(new Set(seen)).toEqual(new Set(made));
  expect(seen).toHaveLength(made.length);
});

test('purchases made, and purchases grown late, while someone pages neither repeat nor hide a row', async () => {
  const rows: string[] = [];
  for (const minute of [1, 2, 3, 4])
    rows.push((await aPendingPurchase(db, { course, now: minutes(minute) })).id);
  const soonLate = await aPaidPurchase(db, { course, now: minutes(5) });

  const first = await list({ limit: 2 }, minutes(5));
  expect(ids(first)).toEqual([soonLate.id, rows[3]]);
  await aPendingPurchase(db, { course, now: minutes(6) });
  const second = await list({ limit: 2, after: first.next ?? '' }, minutes(30));
  const third = await list({ limit: 2, after: second.next ?? '' }, minutes(30));
  expect([...ids(second), ...ids(third)]).toEqual([rows[2], rows[1], rows[0]]);
});

test('the same instant in two rows is no obstacle to paging', async () => {
  const made = [];
  for (let count = 0; count < 4; count++)
    made.push((await aPendingPurchase(db, { course, now: minutes(1) })).id);
  for (const sort of ['newest', 'oldest', 'late'] as const) {
    const first = await list({ limit: 3, sort });
    const second = await list({ limit: 3, sort, after: first.next ?? '' });
    expect(new Set([...ids(first), ...ids(second)])).toEqual(new Set(made));
    expect(second.next).toBeNull();
  }
});

test('filters by status, lateness and time of payment narrow the list together', async () => {
  const unpaid = await aPendingPurchase(db, { course, now: minutes(0) });
  const paid = await aPaidPurchase(db, { course, now: minutes(1) });
  const paidLong = await aPaidPurchase(db, { course, now: minutes(-60 * 30) });

  expect(ids(await list({ status: ['PENDING'] }))).toEqual([unpaid.id]);
  expect(ids(await list({ late: true }))).toEqual([paidLong.id, paid.id]);
  expect(ids(await list({ paid: '24h' }))).toEqual([paid.id]);
  expect(ids(await list({ status: ['PENDING'], late: true }))).toEqual([]);
});

test('each purchase says why it is stuck, and the list can be filtered by it and by money that came back', async () => {
  const stuck = await aPaidPurchase(db, { course, now: minutes(1) });
  const refunded = await aPaidPurchase(db, { course, now: minutes(2) });
  const well = await aPaidPurchase(db, { course, now: minutes(3) });
  const seen = { openedAt: minutes(4), lastSeenAt: minutes(4) };
  const stops = (purchaseId: string, endedAt: Date | null) => ({
    ...{ purchaseId, stopId: purchaseId, headline: 'Stuck', since: minutes(4), seenAt: minutes(4), endedAt },
  });
  for (const [cause, endedAt] of [
    ['RUN_FAILED', minutes(5)],
    ['EVENT_UNCONSUMED', null],
  ] as const) {
    await db.incident.create({
      data: { cause, stage: 'create', ...seen, members: { create: stops(stuck.id, endedAt) } },
    });
  }
  const { id: paymentId } = await db.payment.findFirstOrThrow({ where: { purchaseId: refunded.id } });
  await recordRefund(testContext(db), {
    paymentId,
    refund: {
      ...{ providerRef: refunded.id, refundId: null, amount: 500, currency: 'EUR' },
      ...{ status: 'SUCCEEDED', failureReason: null },
    },
  });

  const page = await list({ sort: 'oldest' });
  expect(page.rows.map(({ id, cause }) => [id, cause])).toEqual([
    [stuck.id, 'EVENT_UNCONSUMED'],
    [refunded.id, null],
    [well.id, null],
  ]);
  expect(ids(await list({ cause: 'EVENT_UNCONSUMED' }))).toEqual([stuck.id]);
  expect(ids(await list({ cause: 'RUN_FAILED' }))).toEqual([]);
  expect(ids(await list({ money: 'refunded' }))).toEqual([refunded.id]);
  expect(ids(await list({ money: 'disputed' }))).toEqual([]);
});

test('the exported file has every row of the filtered list once, and runs nothing in a spreadsheet', async () => {
  const student = await aStudent(db, '=HYPERLINK("https://stranger.example")');
  for (let minute = 0; minute < 205; minute++)
    await aPendingPurchase(db, {
      course,
      now: minutes(minute),
      ...(minute === 7 && { studentId: student.id }),
    });
  const input = { courseId: course.course.id, sort: 'oldest' } as const;
  let file = '';
  for await (const part of exportPurchases({ db, now: minutes(300) }, input)) file += part;
  const lines = file.trimEnd().split('\r\n');
  expect(lines[0]).toContain('purchase,student,email,course');
  const numbers = lines.slice(1).map((line) => line.split(',')[0]);
  expect(new Set(numbers).size).toBe(205);
  expect(numbers).toHaveLength(205);
  expect(lines[8]).toContain(`"'=HYPERLINK`);
});

test('a search finds by number, by email, by part of a name and by the provider’s reference', async () => {
  const student = await aStudent(db, 'Mateo García Fernández');
  const wanted = await aPaidPurchase(db, { course, studentId: student.id, now: minutes(1) });
  await aPaidPurchase(db, { course, now: minutes(2) });
  const { providerRef } = await db.payment.findFirstOrThrow({ where: { purchaseId: wanted.id } });

  const searches = [`P-${wanted.number}`, `${wanted.number}`, student.email, 'garcía fern', providerRef];
  for (const search of searches) expect(ids(await list({ search })), search).toEqual([wanted.id]);
  expect(ids(await list({ search: 'nobody of this name' }))).toEqual([]);
});

test('a percent sign or an underscore in a search is itself, not a wildcard', async () => {
  await aPaidPurchase(db, { course, now: minutes(1) });
  for (const search of ['%', '_', '%@']) expect(ids(await list({ search })), search).toEqual([]);
});

test('a damaged page address is refused with a sentence, not answered with another page', async () => {
  await expect(list({ after: 'nonsense' })).rejects.toMatchObject({ code: 'purchases.cursor' });
});
