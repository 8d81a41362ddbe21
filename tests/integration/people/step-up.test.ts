import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Context } from '@/server/core/context';
import { StepUpRequiredError } from '@/server/core/errors';
import { cookieOf, getProcedure, loadApp, postAuth } from '@/tests/support/app';
import { codeOf } from '@/tests/support/authenticator';
import { turnOnTwoFactor } from '@/tests/support/two-factor';

const app = await loadApp();
afterAll(app.close);
afterEach(() => void vi.useRealTimers());
const { db } = app;
const { setRole } = await import('@/server/people/team/set-role');
const { unlinkTrainer } = await import('@/server/fulfillment/inviting/unlink-trainer');
const { reallocateTrainer } = await import('@/server/fulfillment/reallocating/reallocate-trainer');
const { rescheduleSession } = await import('@/server/fulfillment/rescheduling/reschedule-session');
const { requestRefund } = await import('@/server/sales/refunds/request-refund');
const { returnMoney } = await import('@/server/sales/cancellation/return-money');
const { treatIncident } = await import('@/server/operations/incidents/treat-incident');

const password = 'correct horse battery';
let network = 0;
const anIp = () => `198.51.${Math.floor(++network / 250)}.${network % 250}`;
const minutesLater = (minutes: number) =>
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });

async function anAdmin(role: 'ADMIN' | 'SUPPORT' = 'ADMIN') {
  const email = `${randomUUID()}@example.com`;
  const made = await postAuth(app, '/sign-up/email', { name: 'Meera', email, password }, anIp());
  await db.user.update({ where: { email }, data: { role, emailVerified: true } });
  return { email, cookie: cookieOf(made) };
}
const signIn = async (email: string) =>
  cookieOf(await postAuth(app, '/sign-in/email', { email, password }, anIp()));
/** Asks to give somebody a role that they have already, and returns what is answered. */
async function changeRole(cookie: string, email: string) {
  const body = JSON.stringify({ json: { email, role: 'ADMIN', reason: 'A test' } });
  const answer = await app.trpc(
    new Request('http://localhost:3000/api/trpc/admin.team.setRole', {
      method: 'POST',
      headers: {
        cookie,
        origin: 'http://localhost:3000',
        'content-type': 'application/json',
        'content-length': String(body.length),
      },
      body,
    }),
  );
  const { error } = await answer.json();
  return { status: answer.status, code: error?.json.data.domain.code as string | undefined };
}
const verifyPassword = (cookie: string, word: string) =>
  postAuth(app, '/verify-password', { password: word }, anIp(), cookie);
const refused = { status: 403, code: 'step_up_required' };

describe('a change of roles', () => {
  test('needs no confirmation within ten minutes of signing in, and one after them', async () => {
    const { email, cookie } = await anAdmin();
    expect(await changeRole(cookie, email)).toMatchObject({ status: 200 });
    minutesLater(11);
    expect(await changeRole(cookie, email)).toMatchObject(refused);
    expect((await verifyPassword(cookie, 'wrong wrong wrong')).status).toBe(400);
    expect(await changeRole(cookie, email)).toMatchObject(refused);
    expect((await verifyPassword(cookie, password)).status).toBe(200);
    expect(await changeRole(cookie, email)).toMatchObject({ status: 200 });
    minutesLater(11);
    expect(await changeRole(cookie, email)).toMatchObject(refused);
  });

  test('is confirmed by a code of the app, for the session that gave it and no other', async () => {
    const { email, cookie } = await anAdmin();
    const { uri, cookie: here } = await turnOnTwoFactor(app, { cookie, password, ip: anIp() });
    const first = await signIn(email);
    const there = cookieOf(
      await postAuth(app, '/two-factor/verify-totp', { code: codeOf(uri, { periods: 1 }) }, anIp(), first),
    );
    minutesLater(11);
    const confirm = (code: string) => postAuth(app, '/two-factor/verify-totp', { code }, anIp(), here);
    expect((await confirm('000000')).status).toBe(401);
    expect(await changeRole(here, email)).toMatchObject(refused);
    expect((await confirm(codeOf(uri))).status).toBe(200);
    expect(await changeRole(here, email)).toMatchObject({ status: 200 });
    expect(await changeRole(there, email)).toMatchObject(refused);
  });

  test('nobody confirms a session by writing to their own profile', async () => {
    const { email, cookie } = await anAdmin();
    minutesLater(11);
    for (const path of ['/update-session', '/update-user'])
      await postAuth(app, path, { confirmedAt: new Date().toISOString() }, anIp(), cookie);
    expect(await changeRole(cookie, email)).toMatchObject(refused);
  });
});

const [id, reason] = [randomUUID(), 'A test'];
const protectedVerbs: [string, (ctx: Context) => Promise<unknown>][] = [
  ['setRole', (ctx) => setRole(ctx, { email: 'a@example.com', role: 'ADMIN', reason })],
  ['unlinkTrainer', (ctx) => unlinkTrainer(ctx, { trainerId: id, reason })],
  [
    'reallocateTrainer',
    (ctx) => reallocateTrainer(ctx, { purchaseId: id, trainerId: id, reason, expected: 'x' }),
  ],
  [
    'rescheduleSession against the rules',
    (ctx) =>
      rescheduleSession(ctx, {
        ...{ by: 'staff', sessionId: id, startsAt: new Date(), expectedSequence: 0, reason },
        overrides: ['hours'],
      }),
  ],
  ['requestRefund', (ctx) => requestRefund(ctx, { paymentId: id, amount: 1, reason })],
  ['returnMoney', (ctx) => returnMoney(ctx, { purchaseId: id, reason })],
  ['treatIncident with refunds', (ctx) => treatIncident(ctx, { incidentId: id, kind: 'refund', reason })],
];
test.each(protectedVerbs)(
  '%s refuses staff who have to confirm, before it reads anything',
  async (_, verb) => {
    const touched = new Proxy({}, { get: () => expect.fail('the database was asked') }) as Context['db'];
    const actor = { kind: 'staff', userId: id, name: 'Meera', role: 'ADMIN', mustConfirm: true } as const;
    await expect(verb({ db: touched, actor, now: new Date() })).rejects.toBeInstanceOf(StepUpRequiredError);
  },
);

describe('while staff must use two-factor authentication', () => {
  beforeEach(() => db.schoolSettings.updateMany({ data: { staffNeedTwoFactor: true } }));
  afterEach(() => db.schoolSettings.updateMany({ data: { staffNeedTwoFactor: false } }));
  const me = async (cookie: string) =>
    (await (await getProcedure(app, 'account.me', undefined, { cookie })).json()).result.data.json;
  const status = async (path: string, cookie: string) =>
    (await getProcedure(app, path, undefined, { cookie })).status;

  test.each(['ADMIN', 'SUPPORT'] as const)(
    '%s without it acts as a student, until it is set up',
    async (role) => {
      const { cookie } = await anAdmin(role);
      expect(await me(cookie)).toMatchObject({ role: 'STUDENT', lacksTwoFactor: true });
      for (const path of ['admin.overview.get', 'admin.purchases.lateCount', 'admin.integrity.last'])
        expect(await status(path, cookie)).toBe(403);
      expect(await status('account.devices', cookie)).toBe(200);
      const { cookie: secured } = await turnOnTwoFactor(app, { cookie, password, ip: anIp() });
      expect(await me(secured)).toMatchObject({ role });
      expect(await status('admin.purchases.lateCount', secured)).toBe(200);
      await postAuth(app, '/two-factor/disable', { password }, anIp(), secured);
      expect((await changeRole(secured, 'a@example.com')).status).not.toBe(200);
    },
  );

  test('students and trainers are not asked for it', async () => {
    const email = `${randomUUID()}@example.com`;
    const made = await postAuth(app, '/sign-up/email', { name: 'Aarav', email, password }, anIp());
    const student = await me(cookieOf(made));
    expect(student).toMatchObject({ role: 'STUDENT' });
    expect(student.lacksTwoFactor).toBeUndefined();
  });
});
