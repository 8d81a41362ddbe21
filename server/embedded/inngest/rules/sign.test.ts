import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashSigningKey, isBearerValid, isSameSecret, signBody } from './sign';

const key = '0123456789abcdef';

describe('signing', () => {
  test('the secret is the text of the key, whether or not it carries a prefix', () => {
    const mac = createHmac('sha256', key).update('{"a":1}1700000000').digest('hex');
    expect(signBody(key, '{"a":1}', 1_700_000_000)).toBe(`t=1700000000&s=${mac}`);
    expect(signBody(`signkey-prod-${key}`, '{"a":1}', 1_700_000_000)).toBe(`t=1700000000&s=${mac}`);
  });

  test('the bearer is the hash of the decoded key, with any prefix', () => {
    const hash = createHash('sha256').update(Buffer.from(key, 'hex')).digest('hex');
    expect(hashSigningKey(`signkey-test-${key}`)).toBe(hash);
    expect(isBearerValid(`Bearer signkey-prod-${hash}`, key)).toBe(true);
    expect(isBearerValid(`Bearer ${hash}`, key)).toBe(true);
  });

  test.each([undefined, '', 'Bearer', `Bearer ${key}`, `Basic ${'0'.repeat(64)}`])(
    '%s opens nothing',
    (header) => {
      expect(isBearerValid(header, key)).toBe(false);
    },
  );

  test('secrets of different lengths can be compared', () => {
    expect(isSameSecret('a', 'aa')).toBe(false);
    expect(isSameSecret('aa', 'aa')).toBe(true);
  });
});
