import { describe, expect, test } from 'vitest';
import type { Context } from '@/server/core/context';
import { askForHelp } from '@/server/fulfillment/messages/ask-for-help';
import { closeHelp } from '@/server/fulfillment/messages/close-help';
import { getConversation } from '@/server/fulfillment/messages/get-conversation';
import { getHelp } from '@/server/fulfillment/messages/get-help';
import { readConversation } from '@/server/fulfillment/messages/read-conversation';
import { writeMessage } from '@/server/fulfillment/messages/write-message';
import { queueHelpMails } from '@/server/fulfillment/notifications/queue-help-mails';
import { queueMessageMails } from '@/server/fulfillment/notifications/queue-message-mails';
import { reallocateToBest } from '@/server/fulfillment/reallocating/reallocate-to-best';
import { applyPolicy } from '@/server/operations/retention/apply-policy';
import { retentionPolicies } from '@/server/operations/retention/policy';
import { createClient } from '@/server/postgres/create-client';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aScheduledPurchase } from '@/tests/support/school/scheduled';
import { aCourse, aStudent, aTrainer, testContext } from '@/tests/support/school/school';
import { asStudent } from '@/tests/support/school/test-shop';
import { anAccountOf } from '@/tests/support/school/trainer-account';

const { db, url } = await openTestDatabase();
const start = new Date();
const minute = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

const asTrainer = (trainer: { id: string; name: string }, userId: string, now = start): Context => ({
  db,
  actor: { kind: 'trainer', userId, name: trainer.name, trainerId: trainer.id },
  now,
});

/** A booked purchase with its student, its trainer, who has an account, and support. */
async function aConversation() {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill);
  const student = await aStudent(db);
  const { id: purchaseId } = await aScheduledPurchase(db, { course, studentId: student.id });
  const userId = await anAccountOf(db, trainer.id);
  const staff = await aStudent(db, 'Sam Support');
  const support: Context = {
    db,
    actor: { kind: 'staff', userId: staff.id, name: 'Sam Support', role: 'SUPPORT' },
    now: start,
  };
  return {
    ...{ course, trainer, student, purchaseId, support },
    asTheStudent: (now = start) => asStudent(db, student, now),
    asTheTrainer: (now = start) => asTrainer(trainer, userId, now),
  };
}

const textsOf = async (ctx: Context, purchaseId: string) =>
  (await getConversation(ctx, { purchaseId })).messages.map(({ text, authorName }) => [authorName, text]);
const mailsOf = (purchaseId: string) =>
  db.notification.findMany({
    where: { purchaseId, kind: { in: ['message.student', 'message.trainer', 'help.team'] } },
    orderBy: { createdAt: 'asc' },
    select: { kind: true, subject: true, recipient: true, text: true, html: true },
  });

test('student and trainer read what both wrote', async () => {
  const { purchaseId, asTheStudent, asTheTrainer, student, trainer } = await aConversation();
  await writeMessage(asTheStudent(), { purchaseId, text: 'Which book?\r\n\r\nThanks' });
  await writeMessage(asTheTrainer(minute(1)), { purchaseId, text: 'None.' });
  const both = [
    [student.name, 'Which book?\n\nThanks'],
    [trainer.name, 'None.'],
  ];
  expect(await textsOf(asTheStudent(), purchaseId)).toEqual(both);
  expect(await textsOf(asTheTrainer(), purchaseId)).toEqual(both);
});

describe('nobody else', () => {
  test('reads, writes or asks for help: another student, another trainer, staff', async () => {
    const { purchaseId, course, support } = await aConversation();
    const other = await aTrainer(db, course.course.skill);
    const strangers = [
      asStudent(db, await aStudent(db)),
      asTrainer(other, await anAccountOf(db, other.id)),
      support,
    ];
    for (const ctx of strangers) {
      const unknown = { code: 'conversation.unknown' };
      await expect(getConversation(ctx, { purchaseId })).rejects.toMatchObject(unknown);
      await expect(writeMessage(ctx, { purchaseId, text: 'Hello' })).rejects.toMatchObject(unknown);
      await expect(askForHelp(ctx, { purchaseId })).rejects.toMatchObject(unknown);
      await expect(closeHelp(ctx, { purchaseId })).rejects.toMatchObject(unknown);
    }
    await expect(readConversation(support, { purchaseId })).rejects.toMatchObject({
      code: 'conversation.unknown',
    });
  });

  test('writes by plain SQL either', async () => {
    const { purchaseId, asTheStudent } = await aConversation();
    await writeMessage(asTheStudent(), { purchaseId, text: 'Mine' });
    const stranger = await aStudent(db);
    for (const kind of ['STUDENT', 'TRAINER', 'STAFF'])
      await expect(
        db.$executeRawUnsafe(
          `INSERT INTO "Message" (id, "purchaseId", "allocationId", "trainerId", "authorId", "authorKind", text, "createdAt")
           SELECT gen_random_uuid(), "purchaseId", "allocationId", "trainerId", $1::uuid, $2::"ActorKind", 'Hello', now()
           FROM "Message" WHERE "purchaseId" = $3::uuid LIMIT 1`,
          stranger.id,
          kind,
          purchaseId,
        ),
      ).rejects.toThrow(/message_between/);
    await expect(db.message.updateMany({ where: { purchaseId }, data: { text: 'Changed' } })).rejects.toThrow(
      /append_only/,
    );
  });
});

test('a replaced trainer reads nothing any more, the new one reads what is written to them, the student all of it', async () => {
  const { purchaseId, course, asTheStudent, asTheTrainer, student } = await aConversation();
  await writeMessage(asTheStudent(), { purchaseId, text: 'To the first' });
  const second = await aTrainer(db, course.course.skill, { name: 'Second Trainer' });
  const asSecond = asTrainer(second, await anAccountOf(db, second.id));
  const admin: Context = { ...testContext(db), now: start };
  await reallocateToBest(admin, { purchaseId, reason: 'The first trainer is ill.' });
  await expect(getConversation(asTheTrainer(), { purchaseId })).rejects.toMatchObject({
    code: 'conversation.unknown',
  });
  await expect(writeMessage(asTheTrainer(), { purchaseId, text: 'Me' })).rejects.toMatchObject({
    code: 'conversation.unknown',
  });
  expect(await textsOf(asSecond, purchaseId)).toEqual([]);
  await writeMessage(asTheStudent(minute(1)), { purchaseId, text: 'To the second' });
  expect(await textsOf(asSecond, purchaseId)).toEqual([[student.name, 'To the second']]);
  expect((await textsOf(asTheStudent(), purchaseId)).length).toBe(2);
  await queueMessageMails({ ...testContext(db), now: minute(20) });
  expect((await mailsOf(purchaseId)).map(({ kind, recipient }) => [kind, recipient])).toEqual([
    ['message.trainer', second.email],
  ]);
});

test('staff read and answer from the request for help until it is closed, and each look is audited', async () => {
  const { purchaseId, asTheStudent, asTheTrainer, support, student } = await aConversation();
  await writeMessage(asTheStudent(), { purchaseId, text: 'My trainer is rude' });
  await askForHelp(asTheStudent(), { purchaseId });
  await askForHelp(asTheTrainer(), { purchaseId });
  expect(await getHelp(support, { purchaseId })).toMatchObject({ askedBy: { name: student.name } });
  expect((await readConversation(support, { purchaseId })).messages).toHaveLength(1);
  await writeMessage({ ...support, now: minute(1) }, { purchaseId, text: 'We look into it.' });
  await readConversation(support, { purchaseId });
  expect((await textsOf(asTheTrainer(), purchaseId)).at(-1)).toEqual([null, 'We look into it.']);
  const looks = { action: 'purchase.messages-read', subjectId: purchaseId };
  expect(await db.auditEntry.count({ where: looks })).toBe(2);
  await closeHelp(support, { purchaseId });
  await expect(readConversation(support, { purchaseId })).rejects.toMatchObject({
    code: 'conversation.unknown',
  });
  await expect(writeMessage(support, { purchaseId, text: 'One more' })).rejects.toMatchObject({
    code: 'conversation.unknown',
  });
  expect(await getHelp(support, { purchaseId })).toBeNull();
  expect(await db.auditEntry.count({ where: looks })).toBe(2);
  const told = await db.timelineEntry.findMany({
    where: { purchaseId, kind: { startsWith: 'help.' } },
    orderBy: { seq: 'asc' },
    select: { kind: true },
  });
  expect(told.map(({ kind }) => kind)).toEqual(['help.asked', 'help.closed']);
});

describe('mail', () => {
  const system = (minutes: number): Context => ({ ...testContext(db), now: minute(minutes) });

  test('messages within a few minutes are one mail, each message is told once, and what it says is in none', async () => {
    const { purchaseId, asTheStudent, asTheTrainer, student, trainer } = await aConversation();
    await writeMessage(asTheStudent(minute(0)), { purchaseId, text: 'A private question' });
    await writeMessage(asTheStudent(minute(1)), { purchaseId, text: 'And another' });
    await queueMessageMails(system(2));
    expect(await mailsOf(purchaseId)).toEqual([]);
    await Promise.all([queueMessageMails(system(4)), queueMessageMails(system(4))]);
    await writeMessage(asTheTrainer(minute(5)), { purchaseId, text: 'An answer' });
    await queueMessageMails(system(8));
    await queueMessageMails(system(60));
    const mails = await mailsOf(purchaseId);
    expect(mails.map(({ kind, subject, recipient }) => [kind, subject, recipient])).toEqual([
      ['message.trainer', `${student.name} sent you 2 messages: Python from zero`, trainer.email],
      ['message.student', `${trainer.name} sent you a message: Python from zero`, student.email],
    ]);
    expect(JSON.stringify(mails)).not.toMatch(/private question|another|An answer/);
  });

  test('a conversation that does not pause is told after ten minutes', async () => {
    const { purchaseId, asTheStudent } = await aConversation();
    for (const at of [0, 1.5, 3, 4.5, 6, 7.5, 9])
      await writeMessage(asTheStudent(minute(at)), { purchaseId, text: 'And' });
    await queueMessageMails(system(9.5));
    expect(await mailsOf(purchaseId)).toEqual([]);
    await queueMessageMails(system(10));
    expect(await mailsOf(purchaseId)).toHaveLength(1);
  });

  test('an answer of staff goes to both, and a request for help to the team, once', async () => {
    const { purchaseId, asTheTrainer, support, student, trainer } = await aConversation();
    await askForHelp(asTheTrainer(), { purchaseId });
    await writeMessage(support, { purchaseId, text: 'How can we help?' });
    const since = { recentSince: minute(-60) };
    for (const minutes of [5, 6]) {
      await queueMessageMails(system(minutes));
      await queueHelpMails(system(minutes), since);
    }
    const told = (await mailsOf(purchaseId)).map(({ kind, recipient }) => [kind, recipient]);
    expect(told.sort()).toEqual([
      ['help.team', expect.any(String)],
      ['message.student', student.email],
      ['message.trainer', trainer.email],
    ]);
  });
});

test('messages go 400 days after their purchase ended, and never before', async () => {
  const [ended, goesOn] = [await aConversation(), await aConversation()];
  for (const { purchaseId, asTheStudent } of [ended, goesOn])
    await writeMessage(asTheStudent(), { purchaseId, text: 'Hello' });
  await db.$transaction([
    db.$executeRaw`SET LOCAL session_replication_role = replica`,
    db.$executeRaw`UPDATE "Purchase" SET status = 'CANCELLED', "stageDueAt" = NULL WHERE id = ${ended.purchaseId}::uuid`,
  ]);
  const client = createClient(url);
  await client.connect();
  const cleanAfter = (days: number) =>
    applyPolicy(client, 'Message', retentionPolicies.Message, minute(days * 1440));
  expect(await cleanAfter(399)).toBe(0);
  expect(await cleanAfter(401)).toBe(1);
  await client.end();
  const left = { purchaseId: { in: [ended.purchaseId, goesOn.purchaseId] } };
  expect(await db.message.findMany({ where: left, select: { purchaseId: true } })).toEqual([
    { purchaseId: goesOn.purchaseId },
  ]);
});

test('without a trainer, or with one who has no account, nothing can be written', async () => {
  const course = await aCourse(db);
  const student = await aStudent(db);
  await aTrainer(db, course.course.skill);
  const { id: purchaseId } = await aScheduledPurchase(db, { course, studentId: student.id });
  const ctx = asStudent(db, student);
  expect(await getConversation(ctx, { purchaseId })).toMatchObject({ canWrite: false });
  await expect(writeMessage(ctx, { purchaseId, text: 'Hello' })).rejects.toMatchObject({
    code: 'message.no-account',
  });
});

test('a message that is empty or too long is refused', async () => {
  const { purchaseId, asTheStudent } = await aConversation();
  for (const text of ['', ' \u200b ', 'x'.repeat(2001)])
    await expect(writeMessage(asTheStudent(), { purchaseId, text })).rejects.toThrow();
});
