import { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadApp } from '@/tests/support/app';

const secret = 'relation "SecretTable" at /srv/caravan/server/core/db.ts';
const app = await loadApp();
afterAll(app.close);
const { createCallerFactory, publicProcedure, router } = await import('@/server/api/trpc');
const errors = await import('@/server/core/errors');

const refusals = {
  NotFound: { error: errors.NotFoundError, status: 404, code: 'NOT_FOUND' },
  Conflict: { error: errors.ConflictError, status: 409, code: 'CONFLICT' },
  Validation: { error: errors.ValidationError, status: 422, code: 'UNPROCESSABLE_CONTENT' },
  Precondition: { error: errors.PreconditionError, status: 412, code: 'PRECONDITION_FAILED' },
  Forbidden: { error: errors.ForbiddenError, status: 403, code: 'FORBIDDEN' },
};
type Kind = keyof typeof refusals;

const testRouter = router({
  crash: publicProcedure.query(() => {
    throw new Error(secret);
  }),
  crashOddly: publicProcedure.query(() => {
    throw { toString: () => secret, message: secret };
  }),
  crashInDatabase: publicProcedure.query(({ ctx }) => ctx.db.$queryRaw`SELECT * FROM "SecretTable"`),
  crashAsTrpc: publicProcedure.query(() => {
    throw new TRPCError({ code: 'BAD_GATEWAY', message: secret });
  }),
  crashLater: publicProcedure.subscription(async function* () {
    yield 'first';
    throw new Error(secret);
  }),
  refuse: publicProcedure.input(z.string()).query(({ input }) => {
    const { error: Refusal } = refusals[input as Kind];
    throw new Refusal('the_rule', 'Choose another time.');
  }),
  ask: publicProcedure.input(z.object({ weekday: z.number().max(7) })).query(() => 'fine'),
});

async function call(path: string, input?: unknown, createContext = context) {
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
  const response = await fetchRequestHandler({
    endpoint: '/api/trpc',
    req: new Request(`http://localhost/api/trpc/${path}${query}`),
    router: testRouter,
    createContext,
  });
  return { status: response.status, text: await response.text() };
}

const context = () => ({
  db: app.db,
  user: null,
  now: new Date(),
  requestId: 'request-7',
  lookAgain: async () => null,
});

describe('an unknown error', () => {
  test.each(['crash', 'crashOddly', 'crashInDatabase', 'crashAsTrpc', 'crashLater'])(
    'of %s never leaves as text or stack',
    async (path) => {
      const { text } = await call(path);
      expect(text).toMatch(/"message":"(Something went wrong|This request was not)/);
      expect(text).not.toMatch(/SecretTable|\/srv\/|stack|node_modules/);
    },
  );

  test('gives the person a sentence and the reference that the log has', async () => {
    const { status, text } = await call('crash');
    expect(status).toBe(500);
    expect(JSON.parse(text).error.json.message).toBe(
      'Something went wrong on our side. Please try again. If it stays, tell us this reference: request-7.',
    );
  });

  test('before there is a context does not leave either', async () => {
    const { status, text } = await call('ask', { weekday: 1 }, () => {
      throw new Error(secret);
    });
    expect(status).toBe(500);
    expect(text).not.toMatch(/SecretTable|\/srv\//);
  });

  test('reaches server components without its text, and the log with it', async () => {
    const logged: unknown[] = [];
    const caller = createCallerFactory(testRouter)(context, {
      onError: ({ error }) => logged.push(error.cause),
    });
    await expect(caller.crash()).rejects.toThrow(/^Something went wrong on our side/);
    expect(String(logged[0])).toContain(secret);
  });
});

describe('a refusal', () => {
  test.each(Object.keys(refusals) as Kind[])('%s keeps its sentence, rule and kind', async (kind) => {
    const { status, text } = await call('refuse', kind);
    const { json } = JSON.parse(text).error;
    expect(status).toBe(refusals[kind].status);
    expect(json).toMatchObject({
      message: 'Choose another time.',
      data: {
        code: refusals[kind].code,
        domain: { kind, code: 'the_rule', message: 'Choose another time.' },
      },
    });
  });

  test('of input says which part is wrong', async () => {
    const { status, text } = await call('ask', { weekday: 8 });
    const { data } = JSON.parse(text).error.json;
    expect(status).toBe(400);
    expect(data.domain).toMatchObject({ kind: 'Validation', code: 'invalid_input' });
    expect(data.domain.message).toMatch(/^weekday: /);
  });
});
