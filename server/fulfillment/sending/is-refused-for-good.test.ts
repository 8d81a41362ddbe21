import { expect, test } from 'vitest';
import { isRefusedForGood } from './is-refused-for-good';

const refusal = (responseCode: number, command: string) =>
  Object.assign(new Error('refused'), { responseCode, command });

test.each([
  [550, 'RCPT TO'],
  [553, 'RCPT TO'],
  [554, 'DATA'],
])('%i to %s: the mail is refused', (code, command) =>
  expect(isRefusedForGood(refusal(code, command))).toBe(true),
);

test.each([
  [450, 'RCPT TO'],
  [421, 'DATA'],
  [550, 'MAIL FROM'],
  [535, 'AUTH PLAIN'],
  [503, 'EHLO'],
])('%i to %s: it is tried again', (code, command) =>
  expect(isRefusedForGood(refusal(code, command))).toBe(false),
);

test('a server that is not there refuses nothing', () => {
  expect(isRefusedForGood(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))).toBe(false);
  expect(isRefusedForGood('550')).toBe(false);
});
