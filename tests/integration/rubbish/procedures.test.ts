import type { AnyTRPCRouter } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import superjson from 'superjson';
import { afterAll, expect, test, vi } from 'vitest';
import type { SignedInUser } from '@/server/people/roles/roles';
import { loadApp } from '@/tests/support/app';
import { countWrites } from '@/tests/support/rubbish/count-writes';
import { createRandom } from '@/tests/support/rubbish/random';
import { brokenBodies, rubbish, toJson } from '@/tests/support/rubbish/rubbish';
import { type Known, sampleSchema } from '@/tests/support/rubbish/sample-schema';
import { spoil } from '@/tests/support/rubbish/spoil';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/Inngest does not answer.*readiness\.lost/);

/**
 * Every procedure of the router, with rubbish in one part of an input that its own schema describes, as a visitor, a
 * student, trainer or staff. Each procedure gets each kind in turn: 1,500 inputs reach every procedure 16 times and every kind 30
 * times. `RUBBISH_INPUTS=10000 npx vitest run --project integration tests/integration/rubbish` is the full run.
 */
const inputs = Number(process.env.RUBBISH_INPUTS ?? 1_500);
const seed = Number(process.env.RUBBISH_SEED ?? 20_261_128);

// There is no request of Next here that anything could come after.
vi.mock('next/server', async (load) => ({ ...(await load<object>()), after: () => undefined }));

const app = await loadApp();
afterAll(app.close);
const { db } = app;
const { appRouter } = await import('@/server/api/root');
const { createRequestContext } = await import('@/server/api/request-context');
const school = await import('@/tests/support/school/school');
const { anAccountOf } = await import('@/tests/support/school/trainer-account');
const { aScheduledPurchase, sessionsOf } = await import('@/tests/support/school/scheduled');

const course = await school.aCourse(db);
const trainer = await school.aTrainer(db, course.course.skill);
const student = await school.aStudent(db);
const scheduled = await aScheduledPurchase(db, { course });
const own = await school.aPendingPurchase(db, { studentId: student.id });
const sessions = await sessionsOf(db, scheduled.id);
const anyone = { email: 'someone@example.com', zone: null, isVerified: true, session: null };
const callers: Record<string, SignedInUser | null> = {
  visitor: null,
  student: { ...anyone, id: student.id, name: student.name, role: 'STUDENT' },
  trainer: {
    ...anyone,
    id: await anAccountOf(db, trainer.id),
    name: trainer.name,
    role: 'TRAINER',
    trainerId: trainer.id,
  },
  support: { ...anyone, id: (await school.aStudent(db, 'Sam Support')).id, name: 'Sam', role: 'SUPPORT' },
  admin: { ...anyone, id: (await school.aStudent(db, 'Meera Nair')).id, name: 'Meera', role: 'ADMIN' },
};
const known: Known = {
  purchaseId: [scheduled.id, own.id],
  purchase: [`P-${own.number}`, scheduled.id],
  trainerId: [trainer.id],
  courseId: [course.course.id],
  planId: [course.plan.id],
  slug: [course.course.slug],
  sessionId: sessions.map(({ id }) => id),
  expected: [trainer.updatedAt, course.course.updatedAt],
  zone: ['Europe/Berlin', 'asia/kolkata'],
  from: ['2027-01-11', '2027-01-11T10:00'],
};
const wasWritten = await countWrites(db);

const procedures = Object.keys(appRouter._def.procedures).map((path) => {
  const { type, inputs, meta } = (appRouter as AnyTRPCRouter)._def.procedures[path]._def;
  return { path, type: type as string, schema: inputs[0] as unknown, access: meta.access as string };
});

async function call(path: string, type: string, body: string, user: SignedInUser | null) {
  const isPost = type === 'mutation';
  const query = isPost ? '' : `?input=${encodeURIComponent(body)}`;
  const abort = new AbortController();
  const response = await fetchRequestHandler({
    endpoint: '/api/trpc',
    req: new Request(`http://localhost:3000/api/trpc/${path}${query}`, {
      method: isPost ? 'POST' : 'GET',
      signal: abort.signal,
      ...(isPost && { body, headers: { 'content-type': 'application/json' } }),
    }),
    router: appRouter,
    createContext: () => createRequestContext(user),
  });
  // A visitor's stream ends with its refusal, others stay open.
  const isStream = user && response.headers.get('content-type')?.startsWith('text/event-stream');
  const text = isStream ? await firstPart(response) : await response.text();
  abort.abort();
  return { status: response.status, text };
}

async function firstPart(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const part = await reader?.read();
  await reader?.cancel();
  return Buffer.from(part?.value ?? []).toString();
}

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('There is nothing to try.');
  return item;
}

const problems = (status: number, text: string) => [
  ...(status >= 500 ? [`answers ${status}`] : []),
  ...(/\\n\s+at |\n\s+at |node_modules|PrismaClient|\/server\/[a-z]/.test(text.slice(0, 5_000))
    ? ['tells of its inside']
    : []),
];

test('whatever a procedure is sent, no answer is a defect, tells of the inside or changes what it refuses', async () => {
  const random = createRandom(seed);
  const found: string[] = [];
  for (let index = 0; index < inputs; index += 1) {
    const pass = Math.floor(index / procedures.length);
    const { path, type, schema, access } = itemAt(procedures, index);
    const [kind, make] = itemAt(Object.entries(rubbish), index + pass);
    const [caller, user] = random.pick(Object.entries(callers));
    const sample = schema ? sampleSchema(schema, random, known) : undefined;
    const body = toJson(superjson.serialize(spoil(sample, make(), random)));
    const before = await wasWritten();
    const { status, text } = await call(path, type, body, user);
    const wrong = problems(status, text);
    const isRefused = status >= 400 || type !== 'mutation';
    if (isRefused && (await wasWritten()) !== before) wrong.push(`answers ${status} and writes`);
    // A stream answers 200 and tells of the refusal in an event.
    const isLetIn = type === 'subscription' ? !text.includes('UNAUTHORIZED') : status !== 401;
    if (!user && access !== 'public' && isLetIn) wrong.push(`lets a visitor in: ${status}`);
    for (const what of wrong) found.push(`${path} as ${caller}, ${kind}: ${what}; ${body.slice(0, 300)}`);
  }
  console.info(`${inputs} inputs to ${procedures.length} procedures, seed ${seed}`);
  expect(found).toEqual([]);
});

test('a body that is no input is refused, by every procedure that takes one', async () => {
  const found: string[] = [];
  for (const { path, type } of procedures.filter(({ schema }) => schema)) {
    for (const [kind, body] of Object.entries(brokenBodies)) {
      const { status, text } = await call(path, type, body, callers.admin ?? null);
      for (const what of problems(status, text)) found.push(`${path}, ${kind}: ${what}`);
    }
  }
  expect(found).toEqual([]);
});

test('no procedure lets NUL or half a surrogate pair through, or lets a line break into one line', () => {
  const random = createRandom(seed);
  for (const { path, schema } of procedures) {
    if (!schema) continue;
    for (const kind of ['NUL', 'NUL alone', 'half a surrogate pair', 'an id with NUL']) {
      for (let tries = 0; tries < 20; tries += 1) {
        const input = spoil(sampleSchema(schema, random, known), rubbish[kind]?.(), random);
        const parsed = (schema as { safeParse(value: unknown): { data?: unknown } }).safeParse(input).data;
        expect(JSON.stringify(parsed) ?? '', `${path}, ${kind}`).not.toMatch(/\\u0000|\\ud800/);
      }
    }
  }
});
