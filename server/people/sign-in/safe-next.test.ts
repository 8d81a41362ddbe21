import { expect, test } from 'vitest';
import { safeNext } from './safe-next';

test.each(['/purchases', '/checkout/python?plan=steady&step=2', '/admin/purchases/1#timeline'])(
  'returns to %s',
  (next) => {
    expect(safeNext(next)).toBe(next);
  },
);

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\\\evil.example/',
  '/\t/evil.example/',
  '/.//evil.example/',
  '/x/..//evil.example/',
  'javascript:alert(1)',
  'purchases',
  '/sign-in?next=/sign-in',
  '/api/auth/sign-out',
  '',
  undefined,
  ['/purchases'],
])('does not follow %j', (next) => {
  expect(safeNext(next)).toBeNull();
});
