import { expect, test } from 'vitest';
import { isReadable } from './is-readable';

test.each([
  ['GET', '/courses/python-from-zero'],
  ['POST', '/api/trpc/checkout.start?batch=1'],
  ['OPTIONS', '*'],
  ['GET', '/courses/%E2%82%AC'],
  ['GET', '//stranger.example'],
  ['GET', '/?q=100%'],
])('%s %s is readable', (method, url) => expect(isReadable(method, url)).toBe(true));

test.each([
  ['TRACE', '/'],
  ['PROPFIND', '/'],
  ['GET', '/api/trpc/%'],
  ['GET', '/courses/%00'],
  ['GET', '/courses/%E2%82'],
  ['GET', undefined],
  [undefined, '/'],
])('%s %s is not', (method, url) => expect(isReadable(method, url)).toBe(false));
