import { expect, test } from 'vitest';
import type { Context } from '@/server/core/context';
import { showCertificateNumber } from '@/server/core/ids/certificate-number';
import { certificatePdf } from '@/server/fulfillment/certificates/certificate-pdf';
import { getCertificate } from '@/server/fulfillment/certificates/get-certificate';
import { issueCertificate } from '@/server/fulfillment/certificates/issue-certificate';
import { issueDueCertificates } from '@/server/fulfillment/certificates/issue-due-certificates';
import { revokeCertificate } from '@/server/fulfillment/certificates/revoke-certificate';
import { verifyCertificate } from '@/server/fulfillment/certificates/verify-certificate';
import { voidRefundedCertificates } from '@/server/fulfillment/certificates/void-refunded-certificates';
import { getPurchase } from '@/server/purchases/get-purchase';
import { getMyPurchase } from '@/server/purchases/own/get-my-purchase';
import { anAdmin, auditOf } from '@/tests/integration/school/support';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aBookedSeries } from '@/tests/support/school/booked-series';
import { aStudent, testContext } from '@/tests/support/school/school';
import { asStudent } from '@/tests/support/school/test-shop';

const { db } = await openTestDatabase();
const visitor: Pick<Context, 'db' | 'actor'> = { db, actor: { kind: 'visitor' } };

async function aSeries() {
  const series = await aBookedSeries(db);
  const { purchaseId, after } = series;
  const sweep = () => issueDueCertificates(testContext(db, after), { since: new Date(0) });
  const all = () => db.certificate.findMany({ where: { purchaseId }, orderBy: { issuedAt: 'asc' } });
  return { ...series, sweep, all };
}

async function aCertificate() {
  const series = await aSeries();
  await series.settle('HELD', 'CUT_SHORT');
  await series.sweep();
  const [certificate] = await series.all();
  if (!certificate) throw new Error('None was issued.');
  return { ...series, certificate, certificateId: certificate.id };
}

test('the last result of a series gives its certificate, once, mailed to the student and shown on every page', async () => {
  const { purchaseId, student, after, settle, sweep, all } = await aSeries();
  await settle('HELD');
  await sweep();
  expect(await all()).toEqual([]);
  await settle('HELD', 'CUT_SHORT');
  await Promise.all([sweep(), sweep(), sweep()]);
  await sweep();
  const [certificate, ...more] = await all();
  expect(more).toEqual([]);
  expect(certificate).toMatchObject({
    studentName: 'Łukasz Żółć',
    courseTitle: 'Python from zero',
    trainerNames: ['Ελένη Παππά'],
    sessionsHeld: 2,
  });
  const mails = await db.notification.findMany({ where: { purchaseId, kind: 'certificate.student' } });
  expect(mails).toHaveLength(1);
  expect(mails[0]?.recipient).toBe(student.email);
  expect(mails[0]?.text).toContain(`/certificates/${showCertificateNumber(certificate?.number ?? '')}`);
  const mine = await getMyPurchase(asStudent(db, student, after), { purchaseId });
  expect(mine.certificates.map(({ id }) => id)).toEqual([certificate?.id]);
  const seen = await getPurchase({ db, now: after }, { purchase: purchaseId });
  expect(seen.timeline[0]?.title).toBe('Certificate issued');
});

test('a missed session does not hold a certificate up, but a series without any held session has none', async () => {
  const missed = await aSeries();
  await missed.settle('STUDENT_ABSENT', 'HELD');
  await missed.sweep();
  expect(await missed.all()).toMatchObject([{ sessionsHeld: 1 }]);
  const never = await aSeries();
  await never.settle('STUDENT_ABSENT', 'NOT_HELD');
  await never.sweep();
  expect(await never.all()).toEqual([]);
  const asked = issueCertificate(anAdmin(db, never.after), { purchaseId: never.purchaseId });
  await expect(asked).rejects.toMatchObject({ code: 'certificate.incomplete' });
});

test('results that are older than the last look, or than the school tells of, give none', async () => {
  const { settle, after, all } = await aSeries();
  await settle('HELD', 'HELD');
  await issueDueCertificates(testContext(db, after), { since: new Date(after.getTime() + 1) });
  expect(await all()).toEqual([]);
});

test('anyone verifies it by its number and learns name, course, date and validity, and nothing else', async () => {
  const { certificate, certificateId, student } = await aCertificate();
  const typed = showCertificateNumber(certificate.number).toLowerCase();
  const seen = await verifyCertificate(visitor, { number: typed });
  expect(Object.keys(seen).sort()).toEqual([
    'completedOn',
    'courseTitle',
    'downloadId',
    'issuedAt',
    'number',
    'revokedAt',
    'schoolName',
    'studentName',
  ]);
  expect(seen).toMatchObject({ studentName: 'Łukasz Żółć', revokedAt: null, downloadId: null });
  expect((await verifyCertificate(asStudent(db, student), { number: typed })).downloadId).toBe(certificateId);
  const wrong = certificate.number.replace(/^./, (first) => (first === '0' ? '1' : '0'));
  for (const number of [wrong, '', 'x'.repeat(10_000), '\u0000', '0'.repeat(16)])
    await expect(verifyCertificate(visitor, { number })).rejects.toThrow(
      /nothing with this id|no certificate with this number/,
    );
});

test('its PDF is for its student and for staff, prints names in any European script, and ends with a revocation', async () => {
  const { certificateId, student, after } = await aCertificate();
  const other = await aStudent(db);
  await expect(getCertificate(asStudent(db, other), { certificateId })).rejects.toMatchObject({
    code: 'certificate.unknown',
  });
  const document = await getCertificate(asStudent(db, student), { certificateId });
  expect(await getCertificate(anAdmin(db), { certificateId })).toEqual(document);
  const names = ['Łukasz Żółć', 'Ελένη Παππά', 'Юлія Щербак', 'Nguyễn Thị Bảo Ngọc', 'अनन्या', '李', '🎓'];
  for (const studentName of [...names, names.join(' ').slice(0, 100)]) {
    const pdf = await certificatePdf(
      { ...document, studentName },
      { logo: null, origin: 'http://localhost' },
    );
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  }
  await revokeCertificate(anAdmin(db, after), { certificateId, reason: 'Wrong name' });
  await expect(getCertificate(asStudent(db, student), { certificateId })).rejects.toMatchObject({
    code: 'certificate.revoked',
  });
});

test('revoked with a reason it is invalid for good, no sweep issues another one, and staff do', async () => {
  const { purchaseId, certificate, certificateId, student, after, sweep, all } = await aCertificate();
  const { number } = certificate;
  const revoke = () => revokeCertificate(anAdmin(db, after), { certificateId, reason: 'Wrong name' });
  const [first, second] = await Promise.allSettled([revoke(), revoke()]);
  expect([first?.status, second?.status].sort()).toEqual(['fulfilled', 'rejected']);
  await expect(revoke()).rejects.toMatchObject({ code: 'certificate.revoked' });
  expect((await verifyCertificate(visitor, { number })).revokedAt).not.toBeNull();
  expect(JSON.stringify(await verifyCertificate(visitor, { number }))).not.toContain('Wrong name');
  expect((await getMyPurchase(asStudent(db, student, after), { purchaseId })).certificates).toEqual([]);
  const seen = await getPurchase({ db, now: after }, { purchase: purchaseId });
  expect(seen.timeline[0]).toMatchObject({ title: 'Certificate revoked' });
  const actions = (await auditOf(db, purchaseId)).map(({ action, reason }) => [action, reason]);
  expect(actions).toContainEqual(['certificate.revoked', 'Wrong name']);
  await sweep();
  expect(await all()).toHaveLength(1);

  await db.user.update({ where: { id: student.id }, data: { name: 'Łukasz Żółć-Nowak' } });
  const again = await issueCertificate(anAdmin(db, after), { purchaseId });
  expect(again).not.toBe(certificateId);
  expect(await issueCertificate(anAdmin(db, after), { purchaseId })).toBe(again);
  expect((await all()).map(({ studentName }) => studentName)).toEqual(['Łukasz Żółć', 'Łukasz Żółć-Nowak']);
});

test('a full refund makes it void, and a partial one does not', async () => {
  const { purchaseId, after, all } = await aCertificate();
  const payment = await db.payment.findFirstOrThrow({ where: { purchaseId } });
  const refund = (amount: number) =>
    db.$transaction(async (tx) => {
      await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
      await tx.refund.create({
        data: {
          ...{ paymentId: payment.id, provider: payment.provider, amount, currency: payment.currency },
          ...{ status: 'SUCCEEDED', providerRef: `re_${amount}_${purchaseId}`, settledAt: after },
          ...{ reason: 'Asked for', actorKind: 'STAFF', actorId: 's', actorName: 'Sam' },
        },
      });
    });
  const sweep = () => voidRefundedCertificates(testContext(db, after), { since: new Date(0) });
  await refund(1);
  await sweep();
  expect(await all()).toMatchObject([{ revokedAt: null }]);
  await refund(payment.amount - 1);
  await sweep();
  await sweep();
  expect(await all()).toMatchObject([{ revokeReason: 'The course was refunded in full.' }]);
});

test('only the database can refuse: one that was not earned, a second one, and any change but revoking', async () => {
  const { certificate, certificateId, purchaseId } = await aCertificate();
  const open = await aSeries();
  await open.settle('HELD');
  const { id: _, ...row } = certificate;
  const copy = (more: object) => db.certificate.create({ data: { ...row, ...more } });
  const number = '0123456789ABCDEF';
  await expect(copy({ number, purchaseId: open.purchaseId, sessionsHeld: 1 })).rejects.toThrow(
    'certificate_earned',
  );
  await expect(copy({ number, sessionsHeld: 3 })).rejects.toThrow('certificate_earned');
  await expect(copy({ number })).rejects.toThrow();
  await expect(copy({ number: 'guess-me', revokedAt: new Date(), revokeReason: 'x' })).rejects.toThrow(
    'certificate_number',
  );
  const where = { id: certificateId };
  for (const data of [{ studentName: 'Somebody Else' }, { purchaseId: open.purchaseId }])
    await expect(db.certificate.update({ where, data })).rejects.toThrow('append_only');
  await expect(db.certificate.update({ where, data: { revokedAt: new Date() } })).rejects.toThrow(
    'certificate_revoked',
  );
  await expect(db.certificate.delete({ where })).rejects.toThrow('append_only');
  await revokeCertificate(anAdmin(db), { certificateId, reason: 'Wrong name' });
  const undo = { revokedAt: null, revokeReason: null };
  await expect(db.certificate.update({ where, data: undo })).rejects.toThrow('append_only');
  expect(await db.certificate.count({ where: { purchaseId } })).toBe(1);
});
