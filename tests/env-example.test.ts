import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';

// The file as a user would read it: copied to .env, with some of its values filled in.

const file = path.resolve('.env.example');
const text = readFileSync(file, 'utf8');
const example = parseEnv(text);

/** The variables that server/env.js reads, but for those that Caravan's own processes set for each other. */
const read = [...readFileSync('server/env.js', 'utf8').matchAll(/^ {4}([A-Z][A-Z_]+):/gm)];
const variables = [...new Set(read.map(([, name = '']) => name))].filter(
  (name) => !['NODE_ENV', 'CARAVAN_EMBEDDED', 'CARAVAN_BESIDE'].includes(name),
);

/** What the configuration says to these values on top of the file, and the empty text when it takes them. */
function refusal(values: Record<string, string> = {}): string {
  const args = [`--env-file=${file}`, '--eval', "import('./server/env.js')"];
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { NODE_ENV: 'production', PATH: process.env.PATH, ...values },
    encoding: 'utf8',
  });
  return status === 0 ? '' : stderr;
}

test('it has every variable that the code reads, once, and no other', () => {
  const lines = [...text.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
  expect(lines.toSorted()).toEqual(variables.toSorted());
});

test('each line is a comment, a variable or empty, and no comment stands in a value', () => {
  for (const line of text.split('\n')) expect(line).toMatch(/^(# \S.*|[A-Z][A-Z_]+=[^\s#]*|)$/);
  for (const line of text.split('\n')) expect(line.match(/# /g)?.length ?? 0, line).toBeLessThan(2);
});

test('copied as it is, it works', () => {
  expect(refusal()).toBe('');
  expect(Object.keys(example)).toHaveLength(variables.length);
});

const takesAnyText = ['INNGEST_EVENT_KEY', 'MAIL_FROM', 'CARAVAN_DATA_DIR'];

test.each(variables.filter((name) => !takesAnyText.includes(name)))(
  'a wrong %s is refused by name',
  (name) => {
    expect(refusal({ [name]: 'what: nothing takes' })).toContain(`Caravan cannot start: ${name} `);
  },
);

test('the addresses that its comments give as examples are taken', () => {
  const examples = [...text.matchAll(/^# .*?((?:https?|postgresql|smtps):\/\/\S+)\n(?:#.*\n)*([A-Z_]+)=/gm)];
  expect(examples.length).toBeGreaterThan(3);
  for (const [, address = '', name = ''] of examples) expect(refusal({ [name]: address }), name).toBe('');
});

test.each([
  'http://localhost:3000/school',
  'https://learn.example.com/?from=mail',
  'https://learn.example.com/#top',
  'https://me:hush@learn.example.com',
])('the address %s is refused as APP_URL, with what to write instead', (address) => {
  expect(refusal({ APP_URL: address })).toContain(`write ${new URL(address).origin}`);
  expect(refusal({ APP_URL: address })).not.toContain('hush');
});

test('an address with a slash at its end is taken', () => {
  expect(refusal({ APP_URL: 'https://learn.example.com/' })).toBe('');
});
