import { expect, test } from 'vitest';
import { examineZones } from '@/server/cli/doctor/examine-zones';
import { createAccount } from '@/server/people/accounts/create-account';
import { openTestDatabase } from '@/tests/support/database/open-test-database';

const { db } = await openTestDatabase();
const ctx = { db, actor: { kind: 'system', job: 'test' } as const, now: new Date('2026-12-01T00:00:00Z') };

const personIn = (name: string, zone: string) =>
  createAccount(ctx, { name, email: `${name}@zones.example`, zone, role: 'STUDENT', password: null });

test('zones about which every copy of the data agrees are well, with daylight saving and half hours', async () => {
  await personIn('london', 'Europe/London');
  await personIn('kolkata', 'Asia/Kolkata');
  expect(await examineZones(ctx)).toEqual({ isWell: true, text: expect.stringContaining('agree') });
});

test('a zone that PostgreSQL does not know is named in a warning, beside those that it knows', async () => {
  const { id } = await personIn('mars', 'Europe/Berlin');
  await db.user.update({ where: { id }, data: { zone: 'Mars/Olympus' }, select: { id: true } });
  const line = await examineZones(ctx);
  expect(line).toMatchObject({ isWell: true, isWarning: true });
  expect(line.text).toContain('Mars/Olympus, which PostgreSQL does not know');
  expect(line.text).not.toContain('Europe/London');
});
