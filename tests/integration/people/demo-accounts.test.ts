import { expect, test } from 'vitest';
import { demoAccounts } from '@/prisma/seed/demo-accounts';
import { checkDatabase } from '@/server/operations/boot/check-database';
import { createAccount } from '@/server/people/accounts/create-account';
import { closeDemoAccounts } from '@/server/people/team/close-demo-accounts';
import { createTestDatabase } from '@/tests/support/database/database';
import { openTestDatabase } from '@/tests/support/database/open-test-database';

const { db, url } = await openTestDatabase();

const ctx = { db, actor: { kind: 'system', job: 'test' } as const, now: new Date() };
const [first, second] = demoAccounts;
if (!first || !second) throw new Error('There are demo accounts.');

test('a database without demo accounts may be served from, and one without tables too', async () => {
  expect(await checkDatabase(url, false)).toBeNull();
  const empty = await createTestDatabase({ migrated: false });
  expect(await checkDatabase(empty.url, false)).toBeNull();
  await empty.drop();
});

test('demo accounts with their published passwords stop a start, and closing them lets it through', async () => {
  const { id } = await createAccount(ctx, { ...first, role: 'STUDENT' });
  await createAccount(ctx, { ...second, role: 'STUDENT', password: 'a password of their own' });
  await db.authSession.create({
    data: { userId: id, token: 'open', expiresAt: new Date(Date.now() + 60_000) },
  });
  const reason = await checkDatabase(url, false);
  expect(reason).toMatch(/published passwords.*npm run close-demo-accounts/);
  expect(reason).toContain(first.email);
  expect(reason).not.toContain(second.email);
  expect(await checkDatabase(url, true)).toBeNull();

  expect(await closeDemoAccounts(ctx)).toEqual([first.email]);
  expect(await checkDatabase(url, false)).toBeNull();
  expect(await closeDemoAccounts(ctx)).toEqual([]);
  expect(await db.authSession.count({ where: { userId: id } })).toBe(0);
  expect(await db.user.count({ where: { email: first.email } })).toBe(1);
  expect(await db.auditEntry.count({ where: { action: 'user.demo-account-closed' } })).toBe(1);
});
