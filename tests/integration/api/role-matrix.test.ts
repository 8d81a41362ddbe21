import { type AnyTRPCRouter, callTRPCProcedure, initTRPC, TRPCError } from '@trpc/server';
import { afterAll, describe, expect, test } from 'vitest';
import { type ProcedurePath, procedureLimits } from '@/server/api/procedure-limits';
import { limitClasses } from '@/server/core/limits/limit-classes';
import type { SignedInUser } from '@/server/people/roles/roles';
import { loadApp } from '@/tests/support/app';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/Inngest does not answer.*readiness\.lost/);

/** Written out once more, apart from the code that decides it. */
const allowedTo = {
  public: ['anonymous', 'STUDENT', 'TRAINER', 'SUPPORT', 'ADMIN'],
  student: ['STUDENT', 'TRAINER', 'SUPPORT', 'ADMIN'],
  trainer: ['TRAINER'],
  staff: ['SUPPORT', 'ADMIN'],
  admin: ['ADMIN'],
} as const;
const callers = ['anonymous', 'STUDENT', 'TRAINER', 'SUPPORT', 'ADMIN'] as const;

const app = await loadApp();
afterAll(app.close);
const { appRouter } = await import('@/server/api/root');
const api = await import('@/server/api/trpc');

/** One of each kind, so that each is tried even while the API has none of it. */
const eachKind = api.router({
  public: api.publicProcedure.query(() => 'done'),
  student: api.studentProcedure.query(() => 'done'),
  trainer: api.trainerProcedure.query(() => 'done'),
  staff: api.staffProcedure.query(() => 'done'),
  admin: api.adminProcedure.query(() => 'done'),
});

const isAccess = (access: unknown): access is keyof typeof allowedTo =>
  typeof access === 'string' && access in allowedTo;

/** Every procedure of a router, with what it declares. */
const proceduresOf = (router: AnyTRPCRouter) =>
  Object.keys(router._def.procedures).map((path) => ({ router, path, ...describeProcedure(router, path) }));

function describeProcedure(router: AnyTRPCRouter, path: string) {
  const { meta, type } = router._def.procedures[path]._def;
  return { access: meta?.access as unknown, type: type as 'query' | 'mutation' | 'subscription' };
}

const userOf = (caller: (typeof callers)[number]): SignedInUser | null =>
  caller === 'anonymous'
    ? null
    : {
        id: `nobody-${caller}`,
        name: caller,
        email: `${caller}@example.com`,
        role: caller,
        zone: null,
        ...(caller === 'TRAINER' && { trainerId: 'nobody' }),
        isVerified: true,
        session: null,
      };

/** The code a call is refused with, or null when it came past the guard, whatever became of it then. */
async function refusal(
  { router, path, type }: ReturnType<typeof proceduresOf>[number],
  user: SignedInUser | null,
) {
  try {
    await callTRPCProcedure({
      router,
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

describe.each([...proceduresOf(appRouter), ...proceduresOf(eachKind)])('$path', (procedure) => {
  const { access } = procedure;
  test('declares its class of rate limit', () => {
    if (procedure.router !== appRouter) return;
    expect(Object.keys(limitClasses)).toContain(procedureLimits[procedure.path as ProcedurePath]);
  });

  test('declares who may call it', () => {
    expect(Object.keys(allowedTo)).toContain(access);
  });

  test.each(callers)('%s is allowed or refused as declared', async (caller) => {
    const isAllowed = isAccess(access) && allowedTo[access].some((name) => name === caller);
    const refused = caller === 'anonymous' ? 'UNAUTHORIZED' : 'FORBIDDEN';
    expect(await refusal(procedure, userOf(caller))).toBe(isAllowed ? null : refused);
  });
});

test('every part of the API is there to be asked', () => {
  const parts = new Set(proceduresOf(appRouter).map(({ path }) => path.split('.')[0]));
  expect([...parts].sort()).toEqual([
    'account',
    'admin',
    'calendar',
    'catalog',
    'certificates',
    'checkout',
    'invitations',
    'live',
    'messages',
    'purchases',
    'receipts',
    'schedule',
    'school',
    'sessions',
    'teach',
  ]);
});

test('no class is declared for what is no procedure', () => {
  const paths = proceduresOf(appRouter).map(({ path }) => path);
  expect(Object.keys(procedureLimits).sort()).toEqual(paths.sort());
});

test('each kind declares its own access', () => {
  for (const { path, access } of proceduresOf(eachKind)) expect(access).toBe(path);
});

test('a procedure that declares nothing is noticed', () => {
  const t = initTRPC.create();
  const [procedure] = proceduresOf(t.router({ open: t.procedure.query(() => 'anyone') }));
  expect(isAccess(procedure?.access)).toBe(false);
});
