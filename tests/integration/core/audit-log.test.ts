import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { afterAll, expect, test, vi } from 'vitest';
import { cookieOf, loadApp, postAuth } from '@/tests/support/app';

const app = await loadApp();
afterAll(app.close);
const { db } = app;
const { aPendingPurchase, aTrainer } = await import('@/tests/support/school/school');
const { appendAudit } = await import('@/server/core/audit/append-audit');
const { exportAudit } = await import('@/server/core/audit/export-audit');
const { listAudit } = await import('@/server/core/audit/list-audit');
const { listAuditActors } = await import('@/server/core/audit/list-audit-actors');
const { GET } = await import('@/app/api/export/audit/route');
const { log } = await import('@/server/core/log');

const now = new Date('2026-11-23T12:00:00Z');
const meera = { kind: 'staff', userId: 'meera', name: 'Meera Nair', role: 'ADMIN' } as const;
const job = { kind: 'system', job: 'cover-absence' } as const;
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

const purchase = await aPendingPurchase(db);
const trainer = await aTrainer(db, 'python', { name: 'Ishita Rao' });
const write = (
  entry: Parameters<typeof appendAudit>[2],
  at = now,
  actor: typeof meera | typeof job = meera,
) => db.$transaction((tx) => appendAudit(tx, { actor, now: at }, entry));
const ofTrainer = { kind: 'trainer', id: trainer.id } as const;
await write({ action: 'trainer.updated', subject: ofTrainer, reason: '=1+1' }, hoursAgo(30));
await write({ action: 'purchase.noted', subject: { kind: 'purchase', id: purchase.id } }, hoursAgo(2));
await write({ action: 'trainer.paused', subject: ofTrainer, data: { before: null } }, hoursAgo(1), job);

const list = (input: Parameters<typeof listAudit>[1] = {}) => listAudit({ db, now }, input);
const actionsOf = async (input: Parameters<typeof listAudit>[1]) =>
  (await list(input)).rows.map(({ action }) => action);

test('the log tells what was done, the newest first, and names what it was done to', async () => {
  const { rows, next } = await list();
  expect(rows.map(({ action, actorName, subject }) => [action, actorName, subject])).toEqual([
    ['trainer.paused', 'cover-absence', 'Ishita Rao'],
    ['purchase.noted', 'Meera Nair', `P-${purchase.number}`],
    ['trainer.updated', 'Meera Nair', 'Ishita Rao'],
  ]);
  expect(next).toBeNull();
});

test('pages follow each other without a gap, and a broken cursor is refused', async () => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await list({ limit: 1, after });
    seen.push(...rows.map(({ action }) => action));
    after = next ?? undefined;
  } while (after);
  expect(seen).toEqual(['trainer.paused', 'purchase.noted', 'trainer.updated']);
  await expect(list({ after: 'rubbish' })).rejects.toMatchObject({ code: 'audit.cursor' });
});

test('filters by kind, person, purchase number and period', async () => {
  expect(await actionsOf({ about: 'trainer' })).toEqual(['trainer.paused', 'trainer.updated']);
  expect(await actionsOf({ actorId: 'meera' })).toEqual(['purchase.noted', 'trainer.updated']);
  expect(await actionsOf({ subject: `p-${purchase.number}` })).toEqual(['purchase.noted']);
  expect(await actionsOf({ subject: 'P-99999999' })).toEqual([]);
  expect(await actionsOf({ period: '24h' })).toEqual(['trainer.paused', 'purchase.noted']);
  expect(await listAuditActors({ db })).toEqual(
    expect.arrayContaining([
      { id: 'meera', name: 'Meera Nair' },
      { id: 'cover-absence', name: 'cover-absence' },
    ]),
  );
});

test('the export holds what the filter lets through, and no cell that a spreadsheet would run', async () => {
  let csv = '';
  for await (const part of exportAudit({ db, now }, { about: 'trainer' })) csv += part;
  const lines = csv.trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toBe('at,who,who_kind,action,subject_kind,subject,subject_id,reason,data');
  expect(lines[2]).toContain(",'=1+1,");
});

test('the export is a file that spreadsheets read: a byte order mark, CRLF, and quotes around a line break', async () => {
  const many = [...Array(1001).keys()].map((n) => ({
    at: hoursAgo(100),
    actorKind: 'STAFF' as const,
    actorId: 'csv',
    actorName: 'José "Pepe", Núñez',
    action: 'trainer.paused',
    subjectKind: 'trainer',
    subjectId: trainer.id,
    reason: n === 0 ? 'First line\nsecond line' : '@SUM(A1)',
    data: {},
  }));
  await db.auditEntry.createMany({ data: many });
  let csv = '';
  for await (const part of exportAudit({ db, now }, { actorId: 'csv' })) csv += part;
  expect(csv.startsWith('\uFEFFat,who,')).toBe(true);
  expect(csv.lastIndexOf('\uFEFF')).toBe(0);
  expect(csv.match(/\r\n/g)).toHaveLength(1 + many.length);
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(csv).toContain('"José ""Pepe"", Núñez"');
  expect(csv).toContain('"First line\nsecond line"');
  expect(csv).toContain("'@SUM(A1)");
});

test('a visitor gets no export', async () => {
  expect((await GET(new Request('http://localhost/api/export/audit'))).status).toBe(401);
});

test('an export that fails midway is a broken transfer for the client, never a whole file, and is logged', async () => {
  const email = `${randomUUID()}@example.com`;
  const body = { name: 'Meera', email, password: 'correct horse battery' };
  const cookie = cookieOf(await postAuth(app, '/sign-up/email', body));
  await db.user.update({ where: { email }, data: { role: 'SUPPORT', emailVerified: true } });
  await db.$executeRaw`
    INSERT INTO "AuditEntry" (id, at, "actorKind", "actorId", "actorName", action, "subjectKind", "subjectId", data)
    SELECT gen_random_uuid(), now(), 'SYSTEM', 'many', 'many', 'test.many', 'test', n::text, '{}'
    FROM generate_series(1, 20000) n`;
  // As Next does: the answer is piped into the socket as the client takes it.
  const server = createServer(async ({ headers }, answer) => {
    const response = await GET(
      new Request('http://localhost/api/export/audit?actorId=many', {
        headers: { cookie: String(headers.cookie) },
      }),
    );
    answer.writeHead(response.status, Object.fromEntries(response.headers));
    await pipeline(Readable.fromWeb(response.body as WebStream), answer).catch(() => undefined);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
  try {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie } });
    expect(response.status).toBe(200);
    const reader = response.body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    await db.$executeRaw`ALTER TABLE "AuditEntry" RENAME TO "AuditEntryAway"`;
    const rest = (async () => {
      while (!(await reader?.read())?.done);
      return 'a whole file';
    })();
    await expect(rest).rejects.toThrow('terminated');
    const broken = logged.mock.calls.filter(([, words]) => words === 'an export failed midway');
    expect(broken).toHaveLength(1);
  } finally {
    logged.mockRestore();
    await db.$executeRaw`ALTER TABLE IF EXISTS "AuditEntryAway" RENAME TO "AuditEntry"`;
    server.close();
  }
});
