import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Actor, Context } from '@/server/core/context';
import { ForbiddenError } from '@/server/core/errors';
import { readSource } from '@/tests/support/architecture/read-source';
import { findWriteVerbs } from '@/tests/support/architecture/write-verbs';
import { type Caller, verbCallers } from './verb-callers';

const actors: Record<Caller, Actor> = {
  visitor: { kind: 'visitor' },
  STUDENT: { kind: 'student', userId: 'nobody', name: 'Nobody' },
  TRAINER: { kind: 'trainer', userId: 'nobody', name: 'Nobody', trainerId: 'nobody' },
  SUPPORT: { kind: 'staff', userId: 'nobody', name: 'Nobody', role: 'SUPPORT' },
  ADMIN: { kind: 'staff', userId: 'nobody', name: 'Nobody', role: 'ADMIN' },
  system: { kind: 'system', job: 'test' },
  webhook: { kind: 'webhook', provider: 'test' },
};
const callers = Object.keys(actors) as Caller[];

class Touched extends Error {}

/** A database that records every query. */
function watchedDatabase() {
  let isTouched = false;
  const touch = () => {
    isTouched = true;
    throw new Touched();
  };
  const db = new Proxy({}, { get: touch, has: touch }) as Context['db'];
  return { db, isTouched: () => isTouched };
}

const paths = readdirSync('server', { recursive: true, encoding: 'utf8' })
  .map((name) => `server/${name.replaceAll('\\', '/')}`)
  .filter((path) => /\.ts$/.test(path));
const verbs = findWriteVerbs(paths.map((path) => readSource(path, readFileSync(path, 'utf8'))));
const modules = import.meta.glob<Record<string, unknown>>('/server/**/*.ts');

async function load({ path, name }: (typeof verbs)[number]) {
  const verb = (await modules[`/${path}`]?.())?.[name];
  if (typeof verb !== 'function') throw new Error(`${path} does not export ${name}.`);
  return async (ctx: Context, input: unknown): Promise<unknown> => verb(ctx, input);
}

test('every verb that writes is written down here with its callers, and nothing else', () => {
  expect(verbs.map(({ name }) => name).sort()).toEqual(Object.keys(verbCallers).sort());
});

describe.each(verbs)('$name', (verb) => {
  test.each(callers)('%s is allowed or refused as written down', async (caller) => {
    const call = await load(verb);
    const { db, isTouched } = watchedDatabase();
    const ctx: Context = { db, actor: actors[caller], now: new Date() };
    const error = await call(ctx, 'not an input').catch((refusal: unknown) => refusal);
    if (verbCallers[verb.name]?.includes(caller)) {
      expect(error).not.toBeInstanceOf(ForbiddenError);
    } else {
      expect(error).toBeInstanceOf(ForbiddenError);
      expect(isTouched()).toBe(false);
    }
  });
});

/** An object with whatever is looked for in it, and the same everywhere. */
const allOf = (value: unknown) => new Proxy({}, { get: () => value, has: () => true });

const rubbish: [string, unknown][] = [
  ['nothing', null],
  ['a text', 'P-10042'],
  ['a number', 7],
  ['a list', [{}]],
  ['nothing in each part', allOf(null)],
  ['an object in each part', allOf({})],
  ['NUL in each part', allOf('a\0b')],
  ['a megabyte in each part', allOf('x'.repeat(1024 * 1024))],
];

describe.each(verbs.filter(({ parsesInput }) => parsesInput))('$name', (verb) => {
  test.each(rubbish)('refuses %s and touches nothing', async (_, input) => {
    const call = await load(verb);
    for (const caller of verbCallers[verb.name] ?? []) {
      const { db, isTouched } = watchedDatabase();
      const ctx: Context = { db, actor: actors[caller], now: new Date() };
      await expect(call(ctx, input)).rejects.toBeInstanceOf(z.ZodError);
      expect(isTouched()).toBe(false);
    }
  });
});
