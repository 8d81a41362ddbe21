import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { hashSigningKey } from '@/server/embedded/inngest/rules/sign';
import { inngestCurl } from './inngest-curl';

/** What curl would be called with, one argument a line, in a shell with this environment. */
function argumentsOf(environment: Record<string, string>): string[] {
  const script = `curl() { printf '%s\\n' "$@"; }; ${inngestCurl('/v1/events/01ABC/runs')}`;
  const { PATH = '' } = process.env;
  return execFileSync('sh', ['-c', script], {
    env: { NODE_ENV: 'test', PATH, ...environment },
    encoding: 'utf8',
  })
    .trim()
    .split('\n');
}

const key = '0123456789abcdef';

test.each(['', 'signkey-prod-'])(
  'a self-hosted server gets the hash of the key, and its prefix "%s"',
  (prefix) => {
    const [, header, url] = argumentsOf({
      INNGEST_BASE_URL: 'http://inngest:8288',
      INNGEST_SIGNING_KEY: prefix + key,
      INNGEST_DEV: '0',
    });
    expect(header).toBe(`Authorization: Bearer ${prefix}${hashSigningKey(key)}`);
    expect(url).toMatch(/^http:\/\/inngest:8288\/v1\/events\/01ABC\/runs\?t=\d+$/);
  },
);

test('a dev server needs no key', () => {
  expect(argumentsOf({ INNGEST_DEV: 'http://127.0.0.1:8288' })[2]).toContain('http://127.0.0.1:8288/v1/');
});

test('the command itself holds no secret', () => {
  expect(inngestCurl('/v1/x')).not.toContain(key);
});
