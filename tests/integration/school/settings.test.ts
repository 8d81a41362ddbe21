import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { connectDb } from '@/server/core/db';
import { getLogo } from '@/server/school/settings/get-logo';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { setLogo } from '@/server/school/settings/set-logo';
import { updateSchoolSettings } from '@/server/school/settings/update-school-settings';
import { createTestDatabase } from '@/tests/support/database/database';
import { anAdmin, auditOf } from './support';

const database = await createTestDatabase();
const db = connectDb(database.url);
const ctx = anAdmin(db);
afterAll(async () => {
  await db.$disconnect();
  await database.drop();
});

const details = {
  sellerName: 'Schule am Fluss',
  sellerAddress: 'Uferweg 1\n10115 Berlin',
  taxId: 'USt-IdNr. DE 123456789',
  taxRateBasisPoints: 1900,
  supportEmail: 'Hilfe@Fluss.example',
  fullRefundHours: 72,
  sessionNoticeHours: 12,
  timeOffNeedsApproval: false,
  staffNeedTwoFactor: false,
  resultHours: 6,
};
const current = async () => (await getSchoolSettings(ctx)).updatedAt;
beforeEach(async () => {
  await updateSchoolSettings(ctx, { ...details, expected: await current() });
});

test('what is saved is what is read, and the audit says what changed', async () => {
  const audited = (await auditOf(db, 'school')).length;
  await updateSchoolSettings(ctx, { ...details, taxRateBasisPoints: 700, expected: await current() });
  expect(await getSchoolSettings(ctx)).toMatchObject({
    ...details,
    taxRateBasisPoints: 700,
    supportEmail: 'hilfe@fluss.example',
  });
  const entries = (await auditOf(db, 'school')).slice(audited);
  expect(entries).toMatchObject([
    {
      action: 'settings.updated',
      actorName: 'Meera Nair',
      data: { before: { taxRateBasisPoints: 1900 }, after: { taxRateBasisPoints: 700 } },
    },
  ]);
});

test('two administrators at once: the second is told, and nothing is lost', async () => {
  const expected = await current();
  await updateSchoolSettings(ctx, { ...details, sellerName: 'First', expected });
  await expect(
    updateSchoolSettings(ctx, { ...details, sellerName: 'Second', expected }),
  ).rejects.toMatchObject({ code: 'settings.changed' });
  expect(await getSchoolSettings(ctx)).toMatchObject({ sellerName: 'First' });
});

test('a logo is kept byte for byte, has its own address, and can be removed', async () => {
  const png = aPng();
  await setLogo(ctx, { png: png.toString('base64'), expected: await current() });
  const { logoTag } = await getSchoolSettings(ctx);
  expect(logoTag).toMatch(/^[0-9a-f]{16}$/);
  expect(Buffer.from((await getLogo(ctx)) ?? []).equals(png)).toBe(true);
  await setLogo(ctx, { png: '', expected: await current() });
  expect(await getLogo(ctx)).toBeNull();
  expect((await getSchoolSettings(ctx)).logoTag).toBeNull();
});

test('a file that is no PNG image is not stored', async () => {
  const expected = await current();
  const png = Buffer.from('<svg onload="alert(1)"/>').toString('base64');
  await expect(setLogo(ctx, { png, expected })).rejects.toMatchObject({ code: 'settings.logo' });
  expect(await current()).toEqual(expected);
});

test.each([
  ['a second row', `INSERT INTO "SchoolSettings" (id) VALUES (2)`],
  ['no row', `DELETE FROM "SchoolSettings"`],
  ['no row at once', `TRUNCATE "SchoolSettings"`],
  ['no seller', `UPDATE "SchoolSettings" SET "sellerName" = ' '`],
  ['a tax above the price', `UPDATE "SchoolSettings" SET "taxRateBasisPoints" = 10000`],
  ['a notice before now', `UPDATE "SchoolSettings" SET "sessionNoticeHours" = -1`],
  ['a huge logo', `UPDATE "SchoolSettings" SET logo = decode(repeat('00', 131073), 'hex'), "logoTag" = 'x'`],
])('the database refuses %s', async (_, statement) => {
  await expect(db.$executeRawUnsafe(statement)).rejects.toThrow();
  expect(await db.schoolSettings.count()).toBe(1);
});

/** A black square of 16 pixels. */
function aPng(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 16, 0, 0, 0, 16, 8, 0, 0, 0, 0]);
  const pixels = deflateSync(Buffer.alloc(16 * 17));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
