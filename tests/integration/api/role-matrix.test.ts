import { type AnyTRPCRouter, callTRPCProcedure, initTRPC, TRPCError } from '@trpc/server';
import { afterAll, describe, expect, test } from 'vitest';
import type { SignedInUser } from '@/server/auth/roles';
import { loadApp } from '@/tests/support/app';

/** Written out once more, apart from the code that decides it. */
const allowedTo = {
  public: ['anonymous', 'STUDENT', 'SUPPORT', 'ADMIN'],
  student: ['STUDENT', 'SUPPORT', 'ADMIN'],
  staff: ['SUPPORT', 'ADMIN'],
  admin: ['ADMIN'],
} as const;
const callers = ['anonymous', 'STUDENT', 'SUPPORT', 'ADMIN'] as const;

const app = await loadApp();
afterAll(app.close);
const { appRouter } = await import('@/server/api/root');

const isAccess = (access: unknown): access is keyof typeof allowedTo =>
  typeof access === 'string' && access in allowedTo;

/** Every procedure of a router, with what it declares. */
const proceduresOf = (router: AnyTRPCRouter) =>
  Object.keys(router._def.procedures).map((path) => ({ path, ...describeProcedure(router, path) }));

function describeProcedure(router: AnyTRPCRouter, path: string) {
  const { meta, type } = router._def.procedures[path]._def;
  return { access: meta?.access as unknown, type: type as 'query' | 'mutation' | 'subscription' };
}

const userOf = (caller: (typeof callers)[number]): SignedInUser | null =>
  caller === 'anonymous'
    ? null
    : { id: `nobody-${caller}`, name: caller, email: `${caller}@example.com`, role: caller, zone: null };

/** The code a call is refused with, or null when it came past the guard, whatever became of it then. */
async function refusal(path: string, type: 'query' | 'mutation' | 'subscription', user: SignedInUser | null) {
  try {
    await callTRPCProcedure({
      router: appRouter,
      path,
      type,
      ctx: { db: app.db, user, now: new Date(), requestId: 'test' },
      // Nothing that any procedure takes: a call that may pass is refused for its input instead.
      getRawInput: async () => 'not an input',
      signal: undefined,
      batchIndex: 0,
    });
    return null;
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return error.code === 'UNAUTHORIZED' || error.code === 'FORBIDDEN' ? error.code : null;
  }
}

describe.each(proceduresOf(appRouter))('$path', ({ path, type, access }) => {
  test('declares who may call it', () => {
    expect(Object.keys(allowedTo)).toContain(access);
  });

  test.each(callers)('%s is allowed or refused as declared', async (caller) => {
    const isAllowed = isAccess(access) && allowedTo[access].some((name) => name === caller);
    const refused = caller === 'anonymous' ? 'UNAUTHORIZED' : 'FORBIDDEN';
    expect(await refusal(path, type, userOf(caller))).toBe(isAllowed ? null : refused);
  });
});

test('every part of the API is there to be asked', () => {
  const parts = new Set(proceduresOf(appRouter).map(({ path }) => path.split('.')[0]));
  expect([...parts].sort()).toEqual(['account', 'admin', 'catalog', 'checkout', 'live', 'purchases']);
});

test('a procedure that declares nothing is noticed', () => {
  const t = initTRPC.create();
  const [procedure] = proceduresOf(t.router({ open: t.procedure.query(() => 'anyone') }));
  expect(isAccess(procedure?.access)).toBe(false);
});
