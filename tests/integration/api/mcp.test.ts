import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { expect, test } from 'vitest';
import type { TokenScope } from '@/prisma/generated/enums';
import { answerMcp } from '@/server/api/mcp/answer-mcp';
import type { Context } from '@/server/core/context';
import { createApiToken } from '@/server/operations/tokens/create-api-token';
import { revokeApiToken } from '@/server/operations/tokens/revoke-api-token';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aPaidPurchase, aStudent } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

const url = new URL('http://localhost:3000/api/mcp');
const minute = 60_000;

async function anAdmin(): Promise<Context> {
  const { id } = await aStudent(db, 'Meera Nair');
  await db.user.update({ where: { id }, data: { role: 'ADMIN', emailVerified: true } });
  const actor = { kind: 'staff', userId: id, name: 'Meera Nair', role: 'ADMIN' } as const;
  return { db, actor, now: new Date() };
}

const aToken = async (ctx: Context, scope: TokenScope = 'READ') =>
  createApiToken(ctx, { name: 'night watch', scope, days: 30 });

/** The official client, over what the route answers. */
async function connect(token: string, now = new Date()) {
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(url, {
      requestInit: { headers: { authorization: `Bearer ${token}`, host: url.host } },
      fetch: (asked, init) => answerMcp({ db, now }, new Request(asked, init)),
    }),
  );
  return client;
}

async function call(client: Client, name: string, input: Record<string, unknown> = {}) {
  const { content, isError } = await client.callTool({ name, arguments: input });
  const [first] = Array.isArray(content) ? content : [];
  return { text: String(first?.text), isError: isError === true };
}

const ask = (authorization?: string) =>
  answerMcp(
    { db, now: new Date() },
    new Request(url, {
      method: 'POST',
      headers: { host: url.host, ...(authorization && { authorization }) },
    }),
  );

test('a token that may read finds what is late and why, and is offered nothing that changes it', async () => {
  const ctx = await anAdmin();
  const late = await aPaidPurchase(db, { now: new Date(Date.now() - 10 * minute) });
  const client = await connect((await aToken(ctx)).token);
  const names = (await client.listTools()).tools.map(({ name }) => name);
  expect(names).toContain('diagnose_purchase');
  expect(names).not.toContain('apply_remedy');

  const { rows } = JSON.parse((await call(client, 'list_late_purchases')).text);
  expect(rows).toContainEqual(expect.objectContaining({ id: late.id, isLate: true }));
  const verdict = JSON.parse(
    (await call(client, 'diagnose_purchase', { purchase: `P-${late.number}` })).text,
  );
  expect(verdict).toMatchObject({ purchaseId: late.id, isLate: true, stages: expect.any(Array) });
  expect((await call(client, 'apply_remedy', { purchase: late.id })).isError).toBe(true);
});

test('a token that may operate applies what it previewed, once, in the name of its owner and its own', async () => {
  const ctx = await anAdmin();
  const { id: purchaseId, number } = await aPaidPurchase(db, { now: new Date(Date.now() - 10 * minute) });
  const client = await connect((await aToken(ctx, 'OPERATE')).token);
  const purchase = `P-${number}`;
  const { remedies } = JSON.parse((await call(client, 'diagnose_purchase', { purchase })).text);
  const { kind } = remedies.find(({ kind: one }: { kind: string }) => one === 'run-now') ?? remedies[0];
  const preview = JSON.parse((await call(client, 'preview_remedy', { purchase, kind })).text);
  expect(preview.willDo.length).toBeGreaterThan(0);
  const order = { purchase, kind, stopId: preview.stopId, reason: 'Found at night' };
  expect(await call(client, 'apply_remedy', { ...order, stopId: 'pay:UNKNOWN:elsewhere' })).toMatchObject({
    isError: true,
  });
  const applied = await call(client, 'apply_remedy', order);
  expect(applied).toMatchObject({ isError: false });
  const remedy = await db.remedy.findFirstOrThrow({ where: { purchaseId } });
  expect(remedy).toMatchObject({ reason: 'Found at night', actorName: 'Meera Nair (night watch)' });
});

test('money and overrides stay with people', async () => {
  const ctx = await anAdmin();
  const { number } = await aPaidPurchase(db, { now: new Date(Date.now() - 10 * minute) });
  const client = await connect((await aToken(ctx, 'OPERATE')).token);
  const preview = await call(client, 'preview_remedy', { purchase: `P-${number}`, kind: 'cancel' });
  const { stopId } = JSON.parse(preview.text);
  const order = { purchase: `P-${number}`, kind: 'cancel', stopId, reason: 'Just because' };
  expect((await call(client, 'apply_remedy', order)).isError).toBe(true);
  expect(await db.purchase.count({ where: { number, status: 'CANCELLED' } })).toBe(0);
});

test('a token works until it ends, is ended, or its owner is no longer staff, and is refused alike then', async () => {
  const ctx = await anAdmin();
  const { id: tokenId, token } = await aToken(ctx);
  const inAMonth = new Date(Date.now() + 31 * 24 * 60 * minute);
  await connect(token);
  await expect(connect(token, inAMonth)).rejects.toThrow(/does not work/);
  await expect(connect(`${token.slice(0, -1)}x`)).rejects.toThrow(/does not work/);

  if (ctx.actor.kind !== 'staff') throw new Error('no admin');
  const { userId: id } = ctx.actor;
  await db.user.update({ where: { id }, data: { role: 'STUDENT' } });
  await expect(connect(token)).rejects.toThrow(/does not work/);
  await db.user.update({ where: { id }, data: { role: 'SUPPORT' } });
  await connect(token);

  await revokeApiToken(ctx, { tokenId });
  await expect(connect(token)).rejects.toThrow(/does not work/);
  const audited = await db.auditEntry.findMany({ where: { subjectId: tokenId }, orderBy: { at: 'asc' } });
  expect(audited.map(({ action }) => action)).toEqual(['token.created', 'token.revoked']);
});

test('nothing without a token, nothing in a token’s row that opens anything, and no refusal with a stack', async () => {
  for (const authorization of [undefined, 'Bearer', 'Bearer x', 'Basic Zm9v', `Bearer ${'x'.repeat(500)}`]) {
    const answer = await ask(authorization);
    expect(answer.status, authorization).toBe(401);
    expect(await answer.text()).not.toContain('at ');
  }
  const { token } = await aToken(await anAdmin());
  const rows = JSON.stringify(await db.apiToken.findMany());
  expect(rows).not.toContain(token.slice(8));
  const get = new Request(url, { headers: { host: url.host, authorization: `Bearer ${token}` } });
  expect((await answerMcp({ db, now: new Date() }, get)).status).toBe(405);
  expect((await ask(`Bearer ${token}`)).status).toBeGreaterThanOrEqual(400);
});
