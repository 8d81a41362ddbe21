import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Role } from '@/prisma/generated/enums';
import { listTeam } from '@/server/team/list-team';
import { setRole } from '@/server/team/set-role';
import { openTestDatabase } from '@/tests/support/open-test-database';

const { db } = await openTestDatabase();

// The last administrator cannot be deleted by a query, so each test begins without one by force.
beforeEach(async () => {
  await db.$transaction([
    db.$executeRaw`SET LOCAL session_replication_role = replica`,
    db.$executeRaw`DELETE FROM "User"`,
  ]);
});

const person = (role: Role) =>
  db.user.create({ data: { name: role, email: `${randomUUID()}@example.com`, role } });
const as = (user: { id: string; name: string }) => ({
  db,
  now: new Date(),
  actor: { kind: 'staff', userId: user.id, name: user.name, role: 'ADMIN' } as const,
});
const roleOf = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id } })).role;

test('a student becomes support, the log says by whom and why, and saying it twice changes nothing', async () => {
  const [admin, student] = [await person('ADMIN'), await person('STUDENT')];
  const change = { email: student.email.toUpperCase(), role: 'SUPPORT', reason: 'joins the desk' } as const;
  expect(await setRole(as(admin), change)).toEqual({ changed: true });
  expect(await setRole(as(admin), change)).toEqual({ changed: false });
  expect((await listTeam({ db })).map(({ id }) => id)).toEqual([admin.id, student.id]);
  expect(await db.auditEntry.findMany({ where: { subjectId: student.id } })).toMatchObject([
    {
      actorId: admin.id,
      action: 'user.role-changed',
      reason: 'joins the desk',
      data: { from: 'STUDENT', to: 'SUPPORT' },
    },
  ]);
});

test('the last administrator stays one', async () => {
  const admin = await person('ADMIN');
  await expect(
    setRole(as(admin), { email: admin.email, role: 'STUDENT', reason: 'leaving' }),
  ).rejects.toMatchObject({
    code: 'team.last-admin',
  });
  await expect(db.$executeRaw`UPDATE "User" SET role = 'STUDENT'`).rejects.toThrow('user_last_admin');
  await expect(db.$executeRaw`DELETE FROM "User"`).rejects.toThrow('user_last_admin');
  expect(await roleOf(admin.id)).toBe('ADMIN');
});

test('two administrators who take the role from each other at once: one stays', async () => {
  for (let round = 0; round < 5; round++) {
    const [a, b] = [await person('ADMIN'), await person('ADMIN')];
    const others = await db.user.findMany({ where: { role: 'ADMIN', id: { notIn: [a.id, b.id] } } });
    for (const { email } of others) await setRole(as(a), { email, role: 'STUDENT', reason: 'test' });
    const outcomes = await Promise.allSettled([
      setRole(as(a), { email: b.email, role: 'STUDENT', reason: 'a coup' }),
      setRole(as(b), { email: a.email, role: 'STUDENT', reason: 'a coup' }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.user.count({ where: { role: 'ADMIN' } })).toBe(1);
  }
});

test('an e-mail that nobody has is refused in words', async () => {
  const admin = await person('ADMIN');
  await expect(
    setRole(as(admin), { email: 'nobody@example.com', role: 'SUPPORT', reason: 'why not' }),
  ).rejects.toMatchObject({ code: 'user.unknown' });
});
