import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { cookieOf, loadApp, postAuth } from '@/tests/support/app';
import { countWrites } from '@/tests/support/rubbish/count-writes';
import { brokenBodies, rubbish, toJson } from '@/tests/support/rubbish/rubbish';

/** The routes beside tRPC: every text of a path, a query, a header and a body is each kind of rubbish once. */

vi.mock('next/server', async (load) => ({ ...(await load<object>()), after: () => undefined }));

const app = await loadApp();
afterAll(app.close);
const { db } = app;
const purchaseFile = (await import('@/app/api/calendar/purchases/[purchaseId]/route')).GET;
const feed = (await import('@/app/api/calendar/feeds/[token]/route')).GET;
const exported = (await import('@/app/api/export/audit/route')).GET;
const webhook = (await import('@/app/api/webhooks/payments/[provider]/route')).POST;
const settle = (await import('@/app/pay/[checkoutId]/settle/route')).POST;
const authGet = (await import('@/app/api/auth/[...all]/route')).GET;

const password = 'correct horse battery';
const email = `${randomUUID()}@example.com`;
const staffCookie = cookieOf(await postAuth(app, '/sign-up/email', { name: 'Sam', email, password }));
await db.user.update({ where: { email }, data: { role: 'ADMIN', emailVerified: true } });
const wasWritten = await countWrites(db);
// What is asked for here would otherwise soon be refused for its number.
beforeEach(() => db.$executeRaw`DELETE FROM "RateLimit"`);

const kinds = Object.entries(rubbish).map(([kind, make]) => [kind, make()] as const);
const texts = kinds.flatMap(([kind, value]) =>
  typeof value === 'string' && !value.startsWith('@@') ? [[kind, value] as const] : [],
);
const origin = 'http://localhost:3000';

async function expectRefused(answer: Promise<Response> | Response, upTo = 499) {
  const response = await answer;
  const text = await response.text();
  expect(response.status, text.slice(0, 300)).toBeLessThanOrEqual(upTo);
  expect(text).not.toMatch(/\n\s+at |node_modules|PrismaClient/);
  return response.status;
}

describe.each(texts)('%s', (_, text) => {
  const headers = { cookie: staffCookie };

  test('in a path of a route is not found, and changes nothing', async () => {
    const before = await wasWritten();
    const ask = new Request(`${origin}/api/x`, { headers });
    expect(await expectRefused(purchaseFile(ask, { params: Promise.resolve({ purchaseId: text }) }))).toBe(
      404,
    );
    expect(
      await expectRefused(feed(ask, { params: Promise.resolve({ token: text.padEnd(43, text) }) })),
    ).toBe(404);
    const post = () =>
      new Request(`${origin}/x`, { method: 'POST', headers: { 'content-length': '2' }, body: '{}' });
    await expectRefused(webhook(post(), { params: Promise.resolve({ provider: text }) }));
    await expectRefused(settle(post(), { params: Promise.resolve({ checkoutId: text }) }));
    expect(await wasWritten()).toBe(before);
  });

  test('in each filter of the export is an empty file or refused, never one that breaks off', async () => {
    for (const name of ['about', 'actorId', 'subject', 'period', '__proto__']) {
      const url = new URL(`${origin}/api/export/audit`);
      url.searchParams.set(name, text.slice(0, 10_000));
      await expectRefused(exported(new Request(url, { headers })));
    }
  });

  test('in each part of a sign-up or sign-in makes no account that it could be seen in', async () => {
    const fresh = { name: 'Ann', email: `${randomUUID()}@example.com`, password, zone: 'UTC' };
    // Most of it is refused before a password is hashed, which is what takes time.
    for (const part of ['email', 'zone', 'password']) {
      await expectRefused(postAuth(app, '/sign-up/email', { ...fresh, [part]: text }));
    }
    await expectRefused(postAuth(app, '/sign-in/email', { email: text, password }));
    for (const part of ['name', 'zone', 'image']) {
      await expectRefused(postAuth(app, '/update-user', { [part]: text }, '192.0.2.7', staffCookie));
    }
    const stored = await db.user.findMany({ select: { name: true, email: true, zone: true } });
    for (const { name } of stored) {
      expect(name).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E]/u);
      expect(name.replace(/[\p{Cf}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')).not.toBe('');
    }
  });
});

test.each(Object.entries(brokenBodies))(
  '%s as the body of any account endpoint is refused',
  async (_, body) => {
    for (const path of [
      '/sign-up/email',
      '/sign-in/email',
      '/update-user',
      '/sign-out',
      '/change-password',
      '/nothing',
    ]) {
      const request = new Request(`${origin}/api/auth${path}`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
          origin,
          cookie: staffCookie,
        },
      });
      await expectRefused(app.authenticate(request));
    }
  },
);

test.each(kinds.filter(([, value]) => typeof value !== 'string' || value.startsWith('@@')))(
  '%s in place of a text of an account is refused',
  async (_, value) => {
    for (const part of ['name', 'email', 'password', 'zone']) {
      const body = toJson({ name: 'Ann', email: 'ann@example.com', password, [part]: value });
      const request = new Request(`${origin}/api/auth/sign-up/email`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
          origin,
        },
      });
      await expectRefused(app.authenticate(request));
    }
  },
);

test('headers of rubbish are no session and no defect', async () => {
  for (const cookie of [
    '=;=;',
    'caravan.session_token=%00',
    'caravan.session_token=%E0%A4%A',
    `x=${'y'.repeat(8_000)}`,
  ]) {
    await expectRefused(exported(new Request(`${origin}/api/export/audit`, { headers: { cookie } })));
    await expectRefused(authGet(new Request(`${origin}/api/auth/get-session`, { headers: { cookie } })));
  }
});
