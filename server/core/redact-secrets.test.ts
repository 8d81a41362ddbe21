import { expect, test } from 'vitest';
import { redactSecrets } from './redact-secrets';

test.each([
  ['postgresql://caravan:hunter2@db:5432/caravan', 'postgresql://[redacted]@db:5432/caravan'],
  ['smtps://mailer:p@ss:w@rd@mail.example:465', 'smtps://[redacted]@mail.example:465'],
  ['redis://:hunter2@redis:6379/0 is away', 'redis://[redacted]@redis:6379/0 is away'],
  ['request to http://inngest:8288/e/0123abcd failed', 'request to http://inngest:8288/e/[redacted] failed'],
  ['Authorization: Bearer signkey-prod-00ff', 'Authorization: Bearer [redacted]'],
  ['connect with password=hunter2 sslmode=require', 'connect with password=[redacted] sslmode=require'],
  ['{"password":"hunter2","user":"caravan"}', '{"password":"[redacted]","user":"caravan"}'],
  ['DB_PASSWORD=hunter2', 'DB_PASSWORD=[redacted]'],
  ['signkey-test-0123456789abcdef is wrong', '[redacted] is wrong'],
  ['whsec_0123456789abcdef', '[redacted]'],
  [`the key ${'0f'.repeat(32)}`, 'the key [redacted]'],
])('%s', (text, expected) => {
  expect(redactSecrets(text)).toBe(expected);
});

test('what helps to find a fault stays', () => {
  const text =
    'connect ECONNREFUSED 127.0.0.1:5432, purchase 0198d6a4-1f43-7a51-8a0e-0242ac120002, run 01M8H3A7GAMCQW9A4A09SBT2QE, token expired';
  expect(redactSecrets(text)).toBe(text);
});
