import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';

// The file as a user would read it: copied to .env, with some of its values filled in.

const file = path.resolve('.env.example');
const text = readFileSync(file, 'utf8');
const example = parseEnv(text);

/** The variables that server/core/env.js reads, but for those that Caravan's own processes set for each other. */
const read = [...readFileSync('server/core/env.js', 'utf8').matchAll(/^ {4}([A-Z][A-Z_]+):/gm)];
const variables = [...new Set(read.map(([, name = '']) => name))].filter(
  (name) => !['NODE_ENV', 'CARAVAN_EMBEDDED', 'CARAVAN_BESIDE'].includes(name),
);

/** What the configuration says to these values on top of the file, and the empty text when it takes them. */
function refusal(values: Record<string, string> = {}): string {
  const args = [`--env-file=${file}`, '--eval', "import('./server/core/env.js')"];
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

/** What no variable takes, however it is meant. */
const rubbish = {
  'of the wrong kind': 'what: nothing takes\u00a0<',
  'of spaces only': '   ',
  'with a line break at its end': 'https://learn.example.com\n',
  'with a line break inside': 'postgresql://db.exam\nple.com/caravan',
  'with a control character': 'smtp://mail.example.com\u001b[2J',
  'with a space before it': ' 1',
  'that is a scheme alone': 'http://',
  'that is a host and a port': 'app:3000\t',
  'that is too long': `https://${'a'.repeat(5_000)}.example.com`,
};

// Says what each import of the configuration says, with each value in turn; a process for each would take a minute.
const tryValues = `
  let said = '';
  console.error = (...words) => { said += words.join(' ') + '\\n'; };
  process.exit = () => { throw new Error('exit'); };
  const [name, ...values] = JSON.parse(process.argv[1]);
  const all = [];
  for (const [index, value] of values.entries()) {
    said = '';
    process.env[name] = value;
    await import('./server/core/env.js?' + index).catch((error) => { if (error.message !== 'exit') said += error.stack; });
    all.push(said);
  }
  console.log(JSON.stringify(all));`;

test.each(variables)('a %s that is rubbish is refused by name in one sentence', (name) => {
  const given = JSON.stringify([name, ...Object.values(rubbish)]);
  const args = [`--env-file=${file}`, '--input-type=module', '--eval', tryValues, given];
  const env = { NODE_ENV: 'production' as const, PATH: process.env.PATH };
  const { stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  expect(stderr).toBe('');
  const answers = z.array(z.string()).parse(JSON.parse(stdout));
  for (const [index, [kind, value]] of Object.entries(rubbish).entries()) {
    // A folder may have any printable name.
    if (name === 'CARAVAN_DATA_DIR' && /^(what|http:)/.test(value)) continue;
    expect(answers[index], kind).toMatch(
      new RegExp(`^Caravan cannot start: ${name} must [^\\n]{1,250}\\.\\n$`),
    );
  }
});

test.each([
  ['APP_URL', 'learn.example.com', 'must be a URL like http://'],
  ['APP_URL', 'learn.example.com:3000', 'must be a URL like http://'],
  ['APP_URL', 'http://*.example.com', 'must be a URL like http://'],
  ['INNGEST_SERVE_ORIGIN', 'app:3000', 'must be a URL like http://'],
  ['INNGEST_SERVE_ORIGIN', 'rubbish', 'must be a URL like http://'],
  ['INNGEST_BASE_URL', 'http://me:hush@inngest:8288', 'must be a URL without a name and a password'],
  ['INNGEST_DEV', 'http://', 'must be 1, 0 or a URL'],
  ['INNGEST_SIGNING_KEY', '0', 'must be a hexadecimal key of at least 32 digits'],
  [
    'INNGEST_SIGNING_KEY',
    `signkey-prod-${'a'.repeat(33)}`,
    'must be a hexadecimal key of at least 32 digits',
  ],
  ['INNGEST_SIGNING_KEY_FALLBACK', 'signkey-prod-', 'must be a hexadecimal key of at least 32 digits'],
  ['INNGEST_EVENT_KEY', 'two words', 'must be a key of letters'],
  ['SMTP_URL', 'smtp://', 'must be a URL like smtp://'],
  ['SMTP_URL', 'smtp://me:100%@mail.example.com', 'must be a URL like smtp://'],
  ['MAIL_FROM', 'the school', 'must be an email address'],
  ['MAIL_FROM', 'a@example.com, b@example.com', 'must be an email address'],
  ['CARAVAN_DATA_DIR', `/tmp/${'a'.repeat(256)}`, 'must be a folder: each name in it has at most 255 bytes'],
  ['TRUSTED_PROXIES', '0.0.0.0/0', 'must not have the range 0.0.0.0/0, which holds the visitors too'],
  ['TRUSTED_PROXIES', '10.0.0.0/8, ::/0', 'must not have the range ::/0'],
  ['TRUSTED_PROXIES', '0.0.0.0/1,128.0.0.0/1', 'must not have the range 0.0.0.0/1'],
  ['TRUSTED_PROXIES', '2000::/3', 'must not have the range 2000::/3'],
  ['TRUSTED_PROXIES', '::ffff:0:0/96', 'must not have the range ::ffff:0:0/96'],
  ['TRUSTED_PROXIES', '10', 'must be addresses'],
  ['TRUSTED_PROXIES', '10.0.0.0/8/8', 'must be addresses'],
])('%s=%s is refused with the reason', (name, value, words) => {
  expect(refusal({ [name]: value })).toContain(`Caravan cannot start: ${name} ${words}`);
});

test.each([
  ['TRUSTED_PROXIES', '10.0.0.0/8, 192.0.2.7,fc00::/7,::1'],
  ['MAIL_FROM', 'Caravan <school@example.com>'],
  ['MAIL_FROM', 'school@localhost'],
  ['INNGEST_SIGNING_KEY', 'ab'.repeat(16)],
  ['INNGEST_EVENT_KEY', 'ab'],
  ['SMTP_URL', 'smtps://me:p%40ss@mail.example.com:465'],
  ['APP_URL', 'http://[::1]:3000'],
  ['APP_URL', 'https://bücher.example'],
])('%s=%s is taken', (name, value) => {
  expect(refusal({ [name]: value })).toBe('');
});

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
