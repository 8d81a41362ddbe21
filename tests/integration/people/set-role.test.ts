import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '@/prisma/generated/enums';
import { runAdmin } from '@/server/cli/admin/run-admin';
import { listTeam } from '@/server/people/team/list-team';
import { setRole } from '@/server/people/team/set-role';
import { openTestDatabase } from '@/tests/support/database/open-test-database';

const { db } = await openTestDatabase();

// The last administrator cannot be deleted by a query, so each test begins without one by force.
beforeEach(async () => {
  await db.$transaction([
    db.$executeRaw`SET LOCAL session_replication_role = replica`,
    db.$executeRaw`DELETE FROM "User"`,
  ]);
});

const person = (role: Role) =>
  db.user.create({ data: { name: role, email: `${randomUUID()}@example.com`, role, emailVerified: true } });
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
  expect((await listTeam({ db, now: new Date() })).map(({ id }) => id)).toEqual([admin.id, student.id]);
  expect(await db.auditEntry.findMany({ where: { subjectId: student.id } })).toMatchObject([
    {
      actorId: admin.id,
      action: 'user.role-changed',
      reason: 'joins the desk',
      data: { from: 'STUDENT', to: 'SUPPORT', isUnverified: false },
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

test('an email that nobody has is refused in words', async () => {
  const admin = await person('ADMIN');
  await expect(
    setRole(as(admin), { email: 'nobody@example.com', role: 'SUPPORT', reason: 'why not' }),
  ).rejects.toMatchObject({ code: 'user.unknown' });
});

describe('an address that nobody has verified', () => {
  const anUnverified = async () => {
    const { id } = await person('STUDENT');
    return db.user.update({ where: { id }, data: { emailVerified: false } });
  };

  test('gets no role of staff, whatever the administrator says, until its owner confirms it', async () => {
    const [admin, student] = [await person('ADMIN'), await anUnverified()];
    const change = { email: student.email, role: 'ADMIN', reason: 'first administrator' } as const;
    await expect(setRole(as(admin), change)).rejects.toMatchObject({
      code: 'team.unverified',
      message: expect.stringContaining('anyone could have signed up with it'),
    });
    await expect(setRole(as(admin), { ...change, confirmsUnverified: true })).rejects.toMatchObject({
      code: 'team.unverified',
    });
    expect(await roleOf(student.id)).toBe('STUDENT');
    await db.user.update({ where: { id: student.id }, data: { emailVerified: true } });
    expect(await setRole(as(admin), change)).toEqual({ changed: true });
  });

  test('gets none by plain SQL, and one of staff does not lose its verification', async () => {
    const [student, support] = [await anUnverified(), await person('SUPPORT')];
    await expect(
      db.$executeRaw`UPDATE "User" SET role = 'SUPPORT' WHERE id = ${student.id}::uuid`,
    ).rejects.toThrow('user_verified_staff');
    await expect(
      db.$executeRaw`UPDATE "User" SET "emailVerified" = false WHERE id = ${support.id}::uuid`,
    ).rejects.toThrow('user_verified_staff');
  });
});

describe('npm run admin', () => {
  const cli = (...words: string[]) =>
    runAdmin({ db, now: new Date(), actor: { kind: 'system', job: 'admin-cli' } }, words);

  test('makes the first administrator, says when there is nothing to do, and lists who may open the console', async () => {
    expect(await cli('list')).toEqual(['Nobody may open the console yet. npm run admin -- grant EMAIL']);
    const student = await person('STUDENT');
    expect(await cli('grant', student.email)).toEqual([`${student.email} is ADMIN now.`]);
    expect(await cli('grant', student.email, 'ADMIN')).toEqual([`${student.email} is ADMIN already.`]);
    expect(await cli('list')).toEqual([expect.stringContaining(student.email)]);
    expect(await db.auditEntry.findMany({ where: { subjectId: student.id } })).toMatchObject([
      { actorKind: 'SYSTEM', actorId: 'admin-cli', action: 'user.role-changed' },
    ]);
  });

  test('asks for --yes where the address is not verified', async () => {
    const { id, email } = await person('STUDENT');
    await db.user.update({ where: { id }, data: { emailVerified: false } });
    await expect(cli('grant', email)).rejects.toThrow('repeat the command with --yes');
    expect(await cli('grant', email, 'SUPPORT', '--yes', '--reason=helps')).toEqual([
      `${email} is SUPPORT now.`,
    ]);
    expect(await db.auditEntry.findFirst({ where: { subjectId: id } })).toMatchObject({
      reason: 'helps',
      data: { to: 'SUPPORT', isUnverified: true },
    });
  });

  test('takes a role away, and not the last administrator', async () => {
    const [one, two] = [await person('ADMIN'), await person('ADMIN')];
    expect(await cli('revoke', two.email)).toEqual([`${two.email} is STUDENT now.`]);
    await expect(cli('revoke', one.email)).rejects.toMatchObject({ code: 'team.last-admin' });
  });

  test.each([
    [[]],
    [['grant']],
    [['grant', 'a@example.com', 'OWNER']],
    [['grant', 'a@example.com', 'ADMIN', 'b@example.com']],
    [['grant', 'a@example.com', '--force']],
    [['revoke', 'a@example.com', 'SUPPORT']],
    [['delete', 'a@example.com']],
    [['ban']],
    [['ban', 'a@example.com', 'ADMIN', '--reason=spam']],
    [['ban', 'a@example.com', '--yes', '--reason=spam']],
    [['unban', 'a@example.com', 'b@example.com', '--reason=spam']],
    [['ban', 'a@example.com', '--reason']],
    [['list', '--reason=spam']],
    [['list', 'a@example.com']],
  ])('says how it is used when asked for %j', async (words) => {
    await expect(cli(...words)).rejects.toMatchObject({ code: 'cli.usage' });
  });

  test('says what is wrong with an address that nobody has, or that is none', async () => {
    await expect(cli('grant', 'nobody@example.com')).rejects.toMatchObject({ code: 'user.unknown' });
    await expect(cli('grant', 'nobody')).rejects.toThrow('Write the email of an account.');
  });
});
