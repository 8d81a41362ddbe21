import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { cookieOf, getProcedure, loadApp, postAuth } from '@/tests/support/app';

const app = await loadApp();
afterAll(app.close);
const { endDevices } = await import('@/server/people/devices/end-devices');
const { listDevices } = await import('@/server/people/devices/list-devices');

const password = 'correct horse battery';
/** A person who is signed in on so many devices, the first one first. */
async function signedIn(count: number) {
  const email = `${randomUUID()}@example.com`;
  const cookies = [cookieOf(await postAuth(app, '/sign-up/email', { name: 'Aarav', email, password }))];
  while (cookies.length < count)
    cookies.push(cookieOf(await postAuth(app, '/sign-in/email', { email, password })));
  const { id: userId } = await app.db.user.findUniqueOrThrow({ where: { email } });
  const ctx = { db: app.db, now: new Date(), actor: { kind: 'student', userId, name: 'Aarav' } as const };
  return { ctx, cookies };
}
async function sessionOf(cookie: string | undefined): Promise<string | undefined> {
  const me = await getProcedure(app, 'account.me', undefined, { cookie: cookie ?? '' });
  return (await me.json()).result.data.json?.session.id;
}

test('one device is signed out, then all others, then all', async () => {
  const { ctx, cookies } = await signedIn(4);
  const ids = await Promise.all(cookies.map(sessionOf));
  expect((await listDevices(ctx)).map(({ id }) => id).sort()).toEqual([...ids].sort());
  const [here = '', lost = ''] = ids;
  expect(await endDevices(ctx, { only: lost })).toEqual({ ended: 1 });
  expect(await sessionOf(cookies[1])).toBeUndefined();
  expect(await endDevices(ctx, { allBut: here })).toEqual({ ended: 2 });
  expect(await sessionOf(cookies[0])).toBe(here);
  expect(await endDevices(ctx, { all: true })).toEqual({ ended: 1 });
  expect(await sessionOf(cookies[0])).toBeUndefined();
});

test('nobody sees or ends the device of another person', async () => {
  const [one, other] = [await signedIn(1), await signedIn(1)];
  const id = (await sessionOf(other.cookies[0])) ?? '';
  expect(await endDevices(one.ctx, { only: id })).toEqual({ ended: 0 });
  expect((await listDevices(one.ctx)).map((device) => device.id)).not.toContain(id);
  expect(await sessionOf(other.cookies[0])).toBe(id);
});
