import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { SignedInUser } from '@/server/people/roles/roles';
import { createClient } from '@/server/postgres/create-client';
import { cookieOf, getProcedure, loadApp, postAuth } from '@/tests/support/app';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/live\.connection-(lost|failed)/);

const app = await loadApp();
afterAll(app.close);
const { aPendingPurchase, aPaidPurchase, testContext } = await import('@/tests/support/school/school');
const { appendEntry } = await import('@/server/process/timeline/append-entry');

const password = 'correct horse battery';

async function aSignedInUser(role: SignedInUser['role'] = 'STUDENT') {
  const email = `${randomUUID()}@example.com`;
  const response = await postAuth(app, '/sign-up/email', { name: 'Aarav', email, password }, '203.0.113.7');
  const { id } = await app.db.user.update({ where: { email }, data: { role, emailVerified: true } });
  return { id, cookie: cookieOf(response) };
}

const note = (purchaseId: string) =>
  app.db.$transaction((tx) =>
    appendEntry(tx, testContext(app.db), purchaseId, {
      kind: 'function.failed',
      data: { functionId: 'test', error: 'test', eventId: null },
    }),
  );

/** An open stream: what came so far, and how to wait for more. */
async function watch(path: string, input: object | undefined, cookie = '') {
  const response = await getProcedure(app, path, input, { cookie });
  if (!response.body) throw new Error('no stream');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let isOver = false;
  void (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      text += value;
    }
    isOver = true;
  })();
  return {
    sees: (part: string | RegExp) => vi.waitFor(() => expect(text).toMatch(part), { timeout: 60_000 }),
    ticks: () => [...text.matchAll(/^id: (.+)$/gm)].map((match) => match[1]),
    text: () => text,
    isOver: () => isOver,
    leave: () => reader.cancel(),
  };
}

/** How many listeners the feed has now. */
let listeners = 0;
const { subscribe } = app.timelineFeed;
app.timelineFeed.subscribe = (listener) => {
  const leave = subscribe(listener);
  listeners++;
  return () => {
    listeners--;
    leave();
  };
};

const listening = async () =>
  (
    await app.db.$queryRaw<{ pid: number }[]>`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN timeline'`
  ).map(({ pid }) => pid);

describe('one purchase, live', () => {
  test('ticks at once, and again for every change, for the student whose it is', async () => {
    const student = await aSignedInUser();
    const purchase = await aPendingPurchase(app.db, { studentId: student.id });
    const stream = await watch('live.purchase', { purchaseId: purchase.id }, student.cookie);
    await stream.sees(/^id: 1$/m);
    await note(purchase.id);
    await stream.sees(/^id: 2$/m);
    await note(purchase.id);
    await stream.sees(/^id: 3$/m);
    await stream.leave();
  });

  test('says nothing of other purchases', async () => {
    const student = await aSignedInUser();
    const [mine, other] = [
      await aPendingPurchase(app.db, { studentId: student.id }),
      await aPendingPurchase(app.db, { studentId: student.id }),
    ];
    const stream = await watch('live.purchase', { purchaseId: mine.id }, student.cookie);
    await stream.sees(/^id: 1$/m);
    await note(other.id);
    await note(mine.id);
    await stream.sees(/^id: 2$/m);
    expect(stream.ticks()).toEqual(['1', '2']);
    await stream.leave();
  });

  test('resumes after the last tick seen: no repeat of it, nothing missed', async () => {
    const student = await aSignedInUser();
    const purchase = await aPendingPurchase(app.db, { studentId: student.id });
    await note(purchase.id);
    const seen = await watch('live.purchase', { purchaseId: purchase.id, lastEventId: '2' }, student.cookie);
    const behind = await watch(
      'live.purchase',
      { purchaseId: purchase.id, lastEventId: '1' },
      student.cookie,
    );
    await behind.sees(/^id: 2$/m);
    await note(purchase.id);
    await seen.sees(/^id: 3$/m);
    expect(seen.ticks()).toEqual(['3']);
    await Promise.all([seen.leave(), behind.leave()]);
  });

  test('is NotFound for another student, and looks just like one that does not exist', async () => {
    const stranger = await aSignedInUser();
    const purchase = await aPaidPurchase(app.db);
    const [theirs, nobodys] = [
      await watch('live.purchase', { purchaseId: purchase.id }, stranger.cookie),
      await watch('live.purchase', { purchaseId: randomUUID() }, stranger.cookie),
    ];
    await theirs.sees('purchase_not_found');
    await nobodys.sees('purchase_not_found');
    expect(theirs.text()).toBe(nobodys.text());
    expect(theirs.text()).toContain('"code":"NOT_FOUND"');
    expect(theirs.ticks()).toEqual([]);
  });

  test('needs a sign-in', async () => {
    const purchase = await aPendingPurchase(app.db);
    const stream = await watch('live.purchase', { purchaseId: purchase.id });
    await stream.sees('sign_in_required');
    expect(stream.ticks()).toEqual([]);
  });

  test('is open to support, who need not own it', async () => {
    const support = await aSignedInUser('SUPPORT');
    const purchase = await aPendingPurchase(app.db);
    const stream = await watch('live.purchase', { purchaseId: purchase.id }, support.cookie);
    await stream.sees(/^id: 1$/m);
    await stream.leave();
  });
});

describe('all purchases, live', () => {
  test('tick for staff when any changes', async () => {
    const support = await aSignedInUser('SUPPORT');
    const stream = await watch('live.purchases', undefined, support.cookie);
    await vi.waitFor(() => expect(stream.ticks()).toHaveLength(1), { timeout: 60_000 });
    const before = stream.ticks().length;
    await aPendingPurchase(app.db);
    await vi.waitFor(() => expect(stream.ticks().length).toBeGreaterThan(before), { timeout: 60_000 });
    await stream.leave();
  });

  test('tick once for many changes in one second', async () => {
    const support = await aSignedInUser('SUPPORT');
    const stream = await watch('live.purchases', undefined, support.cookie);
    const purchase = await aPendingPurchase(app.db);
    const start = performance.now();
    for (let i = 0; i < 50; i++) await note(purchase.id);
    await vi.waitFor(() => expect(stream.ticks().length).toBeGreaterThan(1), { timeout: 60_000 });
    const seconds = (performance.now() - start) / 1000;
    expect(stream.ticks().length).toBeLessThanOrEqual(2 + Math.ceil(seconds));
    await stream.leave();
  });

  test('are not for students', async () => {
    const student = await aSignedInUser();
    const stream = await watch('live.purchases', undefined, student.cookie);
    await stream.sees('role_required');
    expect(stream.ticks()).toEqual([]);
  });
});

describe('the connection beneath', () => {
  test('forgets people who have gone', async () => {
    const support = await aSignedInUser('SUPPORT');
    await vi.waitFor(() => expect(listeners).toBe(0), { timeout: 60_000 });
    const purchase = await aPendingPurchase(app.db);
    const one = await watch('live.purchase', { purchaseId: purchase.id }, support.cookie);
    const all = await watch('live.purchases', undefined, support.cookie);
    await vi.waitFor(() => expect(listeners).toBe(2), { timeout: 60_000 });
    await Promise.all([one.leave(), all.leave()]);
    await vi.waitFor(() => expect(listeners).toBe(0), { timeout: 60_000 });
  });

  test('is one, however many watch', async () => {
    const student = await aSignedInUser();
    const purchase = await aPendingPurchase(app.db, { studentId: student.id });
    const streams = await Promise.all(
      Array.from({ length: 20 }, () => watch('live.purchase', { purchaseId: purchase.id }, student.cookie)),
    );
    await Promise.all(streams.map((stream) => stream.sees(/^id: 1$/m)));
    await vi.waitFor(async () => expect(await listening()).toHaveLength(1), { timeout: 60_000 });
    await Promise.all(streams.map((stream) => stream.leave()));
  });

  test('comes back when PostgreSQL ends it, and what happened meanwhile is told', async () => {
    const student = await aSignedInUser();
    const purchase = await aPendingPurchase(app.db, { studentId: student.id });
    const stream = await watch('live.purchase', { purchaseId: purchase.id }, student.cookie);
    await stream.sees(/^id: 1$/m);
    const admin = createClient(app.databaseUrl);
    await admin.connect();
    const killed = await listening();
    for (const pid of killed) await admin.query('SELECT pg_terminate_backend($1)', [pid]);
    await note(purchase.id);
    await stream.sees(/^id: 2$/m);
    await vi.waitFor(async () => expect(await listening()).toHaveLength(1), { timeout: 60_000 });
    expect(await listening()).not.toEqual(killed);
    await note(purchase.id);
    await stream.sees(/^id: 3$/m);
    await admin.end();
    await stream.leave();
  });

  test('ends every stream when the process is to end, so that nothing keeps it', async () => {
    const { createTimelineFeed } = await import('@/server/live/listen');
    const { changes } = await import('@/server/live/changes');
    const feed = createTimelineFeed(app.databaseUrl);
    const told = (async () => {
      for await (const _ of changes(feed, {})) if (!feed.isClosed) setImmediate(feed.close);
      return 'ended';
    })();
    expect(await told).toBe('ended');
  });
});

describe('an open stream ends with what opened it', () => {
  async function aStaffStream() {
    const support = await aSignedInUser('SUPPORT');
    const stream = await watch('live.purchases', undefined, support.cookie);
    await vi.waitFor(() => expect(stream.ticks()).toHaveLength(1), { timeout: 60_000 });
    return { ...support, stream };
  }
  const over = (stream: Awaited<ReturnType<typeof watch>>) =>
    vi.waitFor(() => expect(stream.isOver()).toBe(true), { timeout: 60_000 });

  test('the person signs out', async () => {
    const { stream, cookie } = await aStaffStream();
    await postAuth(app, '/sign-out', {}, '203.0.113.7', cookie);
    await stream.sees('sign_in_required');
    await over(stream);
  });

  test('the session is revoked, and only that one', async () => {
    const { id, stream } = await aStaffStream();
    const { email } = await app.db.user.findUniqueOrThrow({ where: { id } });
    const other = await postAuth(app, '/sign-in/email', { email, password }, '203.0.113.8');
    const second = await watch('live.purchases', undefined, cookieOf(other));
    await vi.waitFor(() => expect(second.ticks()).toHaveLength(1), { timeout: 60_000 });
    const [first] = await app.db.authSession.findMany({
      where: { userId: id },
      orderBy: { createdAt: 'asc' },
    });
    await app.db.authSession.delete({ where: { id: first?.id } });
    await stream.sees('sign_in_required');
    await over(stream);
    await aPendingPurchase(app.db);
    await vi.waitFor(() => expect(second.ticks().length).toBeGreaterThan(1), { timeout: 60_000 });
    expect(second.isOver()).toBe(false);
    await second.leave();
  });

  test('the session is made to run out', async () => {
    const { id, stream } = await aStaffStream();
    await app.db.authSession.updateMany({ where: { userId: id }, data: { expiresAt: new Date() } });
    await stream.sees('sign_in_required');
    await over(stream);
  });

  test('the role is lowered: the list of all purchases ends, and so does the purchase of another', async () => {
    const { id, cookie, stream } = await aStaffStream();
    const theirs = await aPendingPurchase(app.db);
    const own = await aPendingPurchase(app.db, { studentId: id });
    const [closed, open] = [
      await watch('live.purchase', { purchaseId: theirs.id }, cookie),
      await watch('live.purchase', { purchaseId: own.id }, cookie),
    ];
    await closed.sees(/^id: 1$/m);
    await open.sees(/^id: 1$/m);
    await app.db.user.update({ where: { id }, data: { role: 'STUDENT' } });
    await stream.sees('role_required');
    await closed.sees('purchase_not_found');
    await Promise.all([over(stream), over(closed)]);
    await note(own.id);
    await open.sees(/^id: 2$/m);
    await open.leave();
  });

  test('the account is deleted', async () => {
    const { id, stream } = await aStaffStream();
    await app.db.user.delete({ where: { id } });
    await stream.sees('sign_in_required');
    await over(stream);
  });

  test('and leaves no listener behind', async () => {
    const { id, stream } = await aStaffStream();
    await app.db.authSession.deleteMany({ where: { userId: id } });
    await over(stream);
    await vi.waitFor(() => expect(listeners).toBe(0), { timeout: 60_000 });
  });
});
