import { expect, test } from 'vitest';
import { createDeviceCookie, deviceCookieName, readDeviceCookie } from './known-device';

const cookie = createDeviceCookie('Aarav@Example.com', 'secret');

test('a device is known for its owner, however the address is written', () => {
  expect(readDeviceCookie(cookie, ' aarav@example.com', 'secret')).toMatch(/^[0-9a-f]{32}$/);
  expect(deviceCookieName('AARAV@example.com')).toBe(deviceCookieName('aarav@example.com'));
});

test.each([
  ['another address', cookie, 'meera@example.com', 'secret'],
  ['another secret', cookie, 'aarav@example.com', 'other'],
  ['a changed nonce', `0${cookie}`, 'aarav@example.com', 'secret'],
  ['a cut signature', cookie.slice(0, -1), 'aarav@example.com', 'secret'],
  ['a longer signature', `${cookie}0`, 'aarav@example.com', 'secret'],
  ['no signature', cookie.split('.')[0], 'aarav@example.com', 'secret'],
  ['nothing', undefined, 'aarav@example.com', 'secret'],
  ['an empty value', '', 'aarav@example.com', 'secret'],
])('it is not with %s', (_, value, email, secret) => {
  expect(readDeviceCookie(value, email, secret)).toBeNull();
});
