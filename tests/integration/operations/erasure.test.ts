import { hashPassword } from 'better-auth/crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { askForHelp } from '@/server/fulfillment/messages/ask-for-help';
import { writeMessage } from '@/server/fulfillment/messages/write-message';
import { queueMessageMails } from '@/server/fulfillment/notifications/queue-message-mails';
import { queueScheduleMails } from '@/server/fulfillment/notifications/queue-schedule-mails';
import { sendNotification } from '@/server/fulfillment/sending/send-notification';
import { checkIntegrity } from '@/server/operations/integrity/check-integrity';
import { eraseAccount } from '@/server/operations/privacy/erase-account';
import { eraseMyAccount } from '@/server/operations/privacy/erase-my-account';
import { previewErasure } from '@/server/operations/privacy/preview-erasure';
import { accountMail } from '@/server/people/account-mail/account-mail';
import { correctEmail } from '@/server/people/accounts/correct-email';
import { addNote } from '@/server/purchases/add-note';
import { getPurchase } from '@/server/purchases/get-purchase';
import { queueDueMails } from '@/server/sales/mails/queue-due-mails';
import { previewReturn } from '@/server/sales/returning/preview-return';
import { returnPurchase } from '@/server/sales/returning/return-purchase';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aBookedPurchase } from '@/tests/support/school/bought';
import { aPendingPurchase, aStudent, testContext } from '@/tests/support/school/school';
import { asStudent } from '@/tests/support/school/test-shop';
import { anAccountOf } from '@/tests/support/school/trainer-account';

accountMail.plugIn(async () => undefined);
const { db } = await openTestDatabase();
const password = 'correct horse battery';
const admin: Context = {
  db,
  actor: { kind: 'staff', userId: 'admin-1', name: 'Ada', role: 'ADMIN' },
  now: new Date(),
};
let people = 0;

/** A student with a password, a booked course and words about them in every place that a course can have. */
async function aHistory() {
  people += 1;
  const name = `Zebulon Quastenflosser ${'I'.repeat(people)}`;
  const { purchaseId, student, trainer } = await aBookedPurchase(db, { student: await aStudent(db, name) });
  await db.authAccount.create({
    data: {
      userId: student.id,
      accountId: student.id,
      providerId: 'credential',
      password: await hashPassword(password),
    },
  });
  const { email } = await db.user.findUniqueOrThrow({ where: { id: student.id } });
  const former = `former-${email}`;
  await db.user.update({ where: { id: student.id }, data: { email: former } });
  await correctEmail(admin, { userId: student.id, email, reason: `${name} has another address` });
  const asTrainer: Context = {
    db,
    actor: {
      kind: 'trainer',
      userId: await anAccountOf(db, trainer.id),
      name: trainer.name,
      trainerId: trainer.id,
    },
    now: new Date(),
  };
  const own = asStudent(db, { id: student.id, name });
  for (const notificationId of await queueScheduleMails(testContext(db), { purchaseId }))
    await sendNotification(testContext(db), { notificationId });
  await writeMessage(own, { purchaseId, text: `This is ${name}` });
  await writeMessage(asTrainer, { purchaseId, text: `Hello ${name}` });
  await askForHelp(own, { purchaseId });
  await queueMessageMails({ ...testContext(db), now: new Date(Date.now() + 3_600_000) });
  await addNote(testContext(db), { purchaseId, text: `${name} called from +49 170 1234567` });
  await queueDueMails(testContext(db));
  return { purchaseId, student, name, email, former, own };
}

async function cancel(purchaseId: string, name = 'They') {
  const asked = { purchaseId, refund: { kind: 'all' } as const, ends: true };
  const { token } = await previewReturn(admin, asked);
  await returnPurchase(admin, { ...asked, reason: `${name} asked for it`, token });
  await queueDueMails(testContext(db));
}

/** Each table and column in which a text stands, in any case. */
async function placesOf(text: string): Promise<string[]> {
  const columns = await db.$queryRaw<{ table: string; column: string; type: string }[]>`
    SELECT table_name AS table, column_name AS column, data_type AS type FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name IN (SELECT relname FROM pg_class WHERE relkind = 'r')
      AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea')`;
  expect(columns.length).toBeGreaterThan(150);
  const places: string[] = [];
  for (const { table, column, type } of columns) {
    const value = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const [found] = await db.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM "${table}" WHERE lower(${value}) ~ ('(?<!\\w)' || lower($1) || '(?!\\w)')`,
      text,
    );
    if (found?.count) places.push(`${table}.${column}`);
  }
  return places;
}

const books = () => db.$queryRaw`
  SELECT sum(a.amount)::int AS paid, (SELECT sum(amount)::int FROM "Refund") AS refunded,
    (SELECT string_agg(concat_ws(' ', kind, number, amount, "taxAmount", "issuedAt"), ',' ORDER BY kind, number) FROM "Receipt") AS receipts FROM "Payment" a`;

test('after it no table holds a name, an address or a word of the person, and the books and every invariant hold', async () => {
  const { purchaseId, student, name, email, former, own } = await aHistory();
  await cancel(purchaseId, name);
  expect((await placesOf(name)).length).toBeGreaterThan(8);
  const [before, violated] = [await books(), (await checkIntegrity(testContext(db))).violations];
  await eraseMyAccount(own, { password, confirmation: 'DELETE' });
  for (const text of [name, email, former, 'called from', 'asked for it'])
    expect([text, await placesOf(text)]).toEqual([text, []]);
  expect(await books()).toEqual(before);
  expect((await checkIntegrity(testContext(db))).violations).toBe(violated);
  const seen = await getPurchase({ db, now: new Date() }, { purchase: purchaseId });
  expect(seen.student.name).toBe('Deleted account');
  const erasure = await db.erasure.findUniqueOrThrow({ where: { userId: student.id } });
  expect(erasure).toMatchObject({ actorKind: 'STUDENT', reason: null });
  expect(z.record(z.string(), z.number()).parse(erasure.counts)).toMatchObject({ Message: 2, Receipt: 2 });
  const audit = await db.auditEntry.findFirst({ where: { action: 'user.erased', subjectId: student.id } });
  expect(audit).toMatchObject({ actorName: 'Deleted account', data: {} });
  expect(await db.authAccount.count({ where: { userId: student.id } })).toBe(0);
});

test('refused while a course is not completed or a checkout is open, and says what to do', async () => {
  const { own, student, purchaseId } = await aHistory();
  const ask = () => eraseMyAccount(own, { password, confirmation: 'DELETE' });
  await expect(ask()).rejects.toMatchObject({ code: 'erasure.not-completed' });
  await expect(
    db.$executeRaw`SELECT erase_person(${student.id}::uuid, now(), 'STAFF', 'x', NULL)`,
  ).rejects.toThrow(/erasure_open/);
  await cancel(purchaseId);
  await aPendingPurchase(db, { studentId: student.id });
  await expect(ask()).rejects.toMatchObject({ code: 'erasure.checkout-open' });
  expect((await previewErasure(admin, { userId: student.id })).obstacles).toMatchObject([
    { code: 'erasure.checkout-open' },
  ]);
});

test('asks for the password and the typed word', async () => {
  const { own, student, purchaseId } = await aHistory();
  await cancel(purchaseId);
  await expect(
    eraseMyAccount(own, { password: 'wrong password', confirmation: 'DELETE' }),
  ).rejects.toMatchObject({ code: 'password_wrong' });
  const typed = { password, confirmation: 'delete' };
  await expect(eraseMyAccount(own, typed)).rejects.toBeInstanceOf(z.ZodError);
  expect(await db.erasure.count({ where: { userId: student.id } })).toBe(0);
});

test('staff erase on request, with a preview and a reason that names nobody afterwards', async () => {
  const { student, purchaseId, name } = await aHistory();
  await cancel(purchaseId, name);
  const preview = await previewErasure(admin, { userId: student.id });
  expect(preview).toMatchObject({ name, obstacles: [], purchases: 1, receipts: 2, messages: 2 });
  await eraseAccount(admin, { userId: student.id, reason: `${name} asked by mail` });
  expect(await db.erasure.findUnique({ where: { userId: student.id } })).toMatchObject({
    actorKind: 'STAFF',
    reason: 'Deleted account asked by mail',
  });
  expect(await placesOf(name)).toEqual([]);
  await expect(eraseAccount(admin, { userId: student.id, reason: 'Again' })).rejects.toMatchObject({
    code: 'user.unknown',
  });
  const mustConfirm: Context = { ...admin, actor: { ...admin.actor, mustConfirm: true } as Context['actor'] };
  await expect(eraseAccount(mustConfirm, { userId: student.id, reason: 'Again' })).rejects.toMatchObject({
    kind: 'Forbidden',
  });
});

test('not of trainers or staff', async () => {
  const { id } = await aStudent(db);
  await db.user.update({ where: { id }, data: { emailVerified: true, role: 'SUPPORT' } });
  await expect(eraseAccount(admin, { userId: id, reason: 'They left' })).rejects.toMatchObject({
    code: 'erasure.has-role',
  });
});

test('the trace of an erasure lets nobody rewrite records without it, and no number at all', async () => {
  const { student, purchaseId } = await aHistory();
  const pretend = (change: string) =>
    db.$transaction(async (tx) => {
      await tx.$executeRaw`INSERT INTO "Erasure" (id, "userId", at, "actorKind", "actorId", counts)
        VALUES (gen_random_uuid(), ${student.id}::uuid, now(), 'STAFF', 'x', '{}')`;
      await tx.$executeRawUnsafe(change, purchaseId);
    });
  await expect(
    pretend(`UPDATE "TimelineEntry" SET data = '{}' WHERE "purchaseId" = $1::uuid`),
  ).rejects.toThrow(/erasure_done/);
  await expect(
    pretend(`UPDATE "Receipt" SET amount = amount + 1 WHERE "purchaseId" = $1::uuid`),
  ).rejects.toThrow(/append_only/);
  await expect(pretend(`DELETE FROM "TimelineEntry" WHERE "purchaseId" = $1::uuid`)).rejects.toThrow(
    /append_only/,
  );
  await expect(
    db.$executeRaw`UPDATE "TimelineEntry" SET data = '{}' WHERE "purchaseId" = ${purchaseId}::uuid`,
  ).rejects.toThrow(/append_only/);
  const [open] = await db.$queryRaw<{ open: boolean }[]>`
    SELECT has_function_privilege('pg_monitor', 'erase_person(uuid, timestamptz, "ActorKind", text, text)', 'EXECUTE') AS open`;
  expect(open).toEqual({ open: false });
});
