import { expect, test } from 'vitest';
import type { Context } from '@/server/core/context';
import { countOpenRequests } from '@/server/fulfillment/time-off/count-open-requests';
import { decideTimeOff } from '@/server/fulfillment/time-off/decide-time-off';
import { listMyTimeOff } from '@/server/fulfillment/time-off/list-my-time-off';
import { listOpenRequests } from '@/server/fulfillment/time-off/list-open-requests';
import { previewOwnTimeOff } from '@/server/fulfillment/time-off/preview-own-time-off';
import { requestTimeOff } from '@/server/fulfillment/time-off/request-time-off';
import { withdrawTimeOff } from '@/server/fulfillment/time-off/withdraw-time-off';
import { anAdmin, auditOf } from '@/tests/integration/school/support';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aScheduledPurchase } from '@/tests/support/school/scheduled';
import { aCourse, aTrainer } from '@/tests/support/school/school';
import { anAccountOf } from '@/tests/support/school/trainer-account';

const { db } = await openTestDatabase();

const day = (days: number) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T00:00`;
const twoMonths = { from: day(1), until: day(60) };
const holiday = { period: twoMonths, reason: 'Wedding' };

/** A trainer with one booked student, and how they ask. `substitute`: whether somebody could take over. */
async function aTrainerWhoAsks({ substitute = true } = {}) {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill, { name: 'Ishita Rao' });
  const { id: purchaseId } = await aScheduledPurchase(db, { course });
  if (substitute) await aTrainer(db, course.course.skill, { name: 'Tomas Novak' });
  const userId = await anAccountOf(db, trainer.id);
  const me: Context = {
    db,
    actor: { kind: 'trainer', userId, name: trainer.name, trainerId: trainer.id },
    now: new Date(),
  };
  const mails = (kind: string) => db.notification.findMany({ where: { kind, trainerId: trainer.id } });
  const absences = () => db.trainerAbsence.findMany({ where: { trainerId: trainer.id } });
  return { trainer, purchaseId, me, mails, absences };
}

test('a trainer sees which students are affected and who could take over before anything is sent', async () => {
  const { me, absences } = await aTrainerWhoAsks();
  const seen = await previewOwnTimeOff(me, { period: twoMonths });
  expect(seen).toEqual({
    students: [
      {
        studentName: 'Aarav Sharma',
        courseTitle: 'Python from zero',
        sessions: 2,
        substitute: 'Tomas Novak',
      },
    ],
    needsApproval: true,
  });
  expect(await absences()).toEqual([]);
  const alone = await aTrainerWhoAsks({ substitute: false });
  const [student] = (await previewOwnTimeOff(alone.me, { period: twoMonths })).students;
  expect(student?.substitute).toBeNull();
});

test('a request changes nothing until an administrator approves it, which marks the trainer away and tells them', async () => {
  const { me, trainer, mails, absences, purchaseId } = await aTrainerWhoAsks();
  const open = await countOpenRequests({ db });
  const { requestId, isApproved } = await requestTimeOff(me, holiday);
  expect(isApproved).toBe(false);
  expect(await absences()).toEqual([]);
  expect(await countOpenRequests({ db })).toBe(open + 1);
  const asked = await db.notification.findFirst({ where: { kind: 'time-off.team', cause: requestId } });
  expect(asked?.text).toContain('Wedding');
  const listed = (await listOpenRequests(me)).find(({ id }) => id === requestId);
  expect(listed).toMatchObject({ students: 1, sessions: 2, reason: 'Wedding' });

  const { absenceId } = await decideTimeOff(anAdmin(db), { requestId, declineReason: null });
  const [absence] = await absences();
  expect(absence).toMatchObject({ id: absenceId, reason: 'Wedding' });
  expect(await db.absenceItem.count({ where: { absenceId: absence?.id, purchaseId } })).toBe(1);
  expect((await mails('time-off.trainer')).map(({ subject }) => subject)).toEqual([
    'Your time off is approved',
  ]);
  expect(await listMyTimeOff(me)).toMatchObject({
    timeOff: [{ reason: 'Wedding' }],
    requests: [{ status: 'APPROVED' }],
  });
  const actions = (await auditOf(db, trainer.id)).map(({ action }) => action);
  expect(actions).toEqual(
    expect.arrayContaining([
      'trainer.time-off-requested',
      'trainer.marked-away',
      'trainer.time-off-approved',
    ]),
  );
});

test('a declined one tells the trainer why, and they may ask again', async () => {
  const { me, mails, absences } = await aTrainerWhoAsks();
  const { requestId } = await requestTimeOff(me, holiday);
  await decideTimeOff(anAdmin(db), { requestId, declineReason: 'Two others are away then.' });
  expect(await absences()).toEqual([]);
  expect((await mails('time-off.trainer'))[0]?.text).toContain('Two others are away then.');
  expect((await listMyTimeOff(me)).requests).toMatchObject([
    { status: 'DECLINED', declineReason: 'Two others are away then.' },
  ]);
  await requestTimeOff(me, holiday);
});

test('where the school wants no approval it takes effect at once', async () => {
  await db.schoolSettings.update({ where: { id: 1 }, data: { timeOffNeedsApproval: false } });
  const { me, absences } = await aTrainerWhoAsks();
  expect((await requestTimeOff(me, holiday)).isApproved).toBe(true);
  expect(await absences()).toHaveLength(1);
  expect((await listMyTimeOff(me)).requests).toMatchObject([{ status: 'APPROVED' }]);
  await db.schoolSettings.update({ where: { id: 1 }, data: { timeOffNeedsApproval: true } });
});

test('decided and withdrawn at once, one of them counts, and nobody asks for the same time twice', async () => {
  const { me, absences } = await aTrainerWhoAsks();
  const { requestId } = await requestTimeOff(me, holiday);
  await expect(requestTimeOff(me, holiday)).rejects.toMatchObject({ code: 'time-off.open' });
  const ended = await Promise.allSettled([
    decideTimeOff(anAdmin(db), { requestId, declineReason: null }),
    withdrawTimeOff(me, { requestId }),
    decideTimeOff(anAdmin(db), { requestId, declineReason: null }),
  ]);
  const done = ended.filter(({ status }) => status === 'fulfilled');
  expect(done).toHaveLength(1);
  const [request] = (await listMyTimeOff(me)).requests;
  expect(await absences()).toHaveLength(request?.status === 'APPROVED' ? 1 : 0);
  for (const again of [
    () => decideTimeOff(anAdmin(db), { requestId, declineReason: null }),
    () => withdrawTimeOff(me, { requestId }),
  ])
    await expect(again()).rejects.toMatchObject({ code: 'time-off.ended' });
});

test('nobody withdraws or sees another trainer’s request', async () => {
  const { me } = await aTrainerWhoAsks();
  const other = await aTrainerWhoAsks();
  const { requestId } = await requestTimeOff(me, holiday);
  await expect(withdrawTimeOff(other.me, { requestId })).rejects.toMatchObject({ code: 'time-off.unknown' });
  expect((await listMyTimeOff(other.me)).requests).toEqual([]);
});

test('only the database can refuse: two open requests for one time, and a change of what was decided', async () => {
  const { me, trainer } = await aTrainerWhoAsks();
  const { requestId } = await requestTimeOff(me, holiday);
  const row = await db.timeOffRequest.findUniqueOrThrow({ where: { id: requestId } });
  const { id: _, ...copy } = row;
  await expect(db.timeOffRequest.create({ data: copy })).rejects.toThrow('time_off_request_once');
  const where = { id: requestId };
  await expect(db.timeOffRequest.update({ where, data: { reason: 'Another' } })).rejects.toThrow(
    'append_only',
  );
  await expect(db.timeOffRequest.update({ where, data: { status: 'APPROVED' } })).rejects.toThrow(
    'time_off_request_ended',
  );
  await withdrawTimeOff(me, { requestId });
  await expect(
    db.timeOffRequest.update({ where, data: { status: 'OPEN', endedAt: null, endedBy: null } }),
  ).rejects.toThrow('append_only');
  await expect(db.timeOffRequest.delete({ where })).rejects.toThrow('append_only');
  expect(await db.timeOffRequest.count({ where: { trainerId: trainer.id } })).toBe(1);
});
