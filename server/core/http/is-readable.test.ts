import { expect, test } from 'vitest';
import { isReadable } from './is-readable';

test.each([
  ['GET', '/courses/python-from-zero'],
  ['POST', '/api/trpc/checkout.start?batch=1'],
  ['GET', '/courses/%E2%82%AC'],
  ['GET', '//stranger.example'],
  ['GET', '/?q=100%'],
  ['GET', '/_next/static/chunks/a.js'],
  ['GET', '/courses/_error'],
])('%s %s is readable', (method, url) => expect(isReadable(method, url)).toBe(true));

test.each([
  ['TRACE', '/'],
  ['PROPFIND', '/'],
  ['GET', '/api/trpc/%'],
  ['GET', '/courses/%00'],
  ['GET', '/courses/%E2%82'],
  ['OPTIONS', '*'],
  ['GET', '*'],
  ['GET', 'http://evil.example/sign-in'],
  ['GET', 'http://localhost:3000/'],
  ['CONNECT', 'evil.example:443'],
  ['GET', '_global-error'],
  ['GET', '/_global-error'],
  ['GET', '/%5Fglobal-error?x'],
  ['GET', '/_global-error.rsc'],
  ['GET', '/_error'],
  ['GET', undefined],
  [undefined, '/'],
])('%s %s is not', (method, url) => expect(isReadable(method, url)).toBe(false));
