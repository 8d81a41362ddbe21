import { expect, test } from 'vitest';
import { isForeignOrigin } from './is-foreign-origin';

const appUrl = 'https://learn.example.com';
const isForeign = (method: string, headers: Record<string, string>) =>
  isForeignOrigin({ method, headers: new Headers(headers) }, appUrl);

test.each([
  ['GET', {}],
  ['GET', { 'sec-fetch-site': 'none' }],
  ['GET', { 'sec-fetch-site': 'same-site' }],
  ['POST', {}],
  ['POST', { origin: appUrl }],
  ['POST', { origin: appUrl, 'sec-fetch-site': 'same-origin' }],
])('%s with %j is ours, or no browser', (method, headers) => expect(isForeign(method, headers)).toBe(false));

test.each([
  ['GET', { 'sec-fetch-site': 'cross-site' }],
  ['POST', { origin: 'https://stranger.example' }],
  ['POST', { origin: 'null' }],
  ['POST', { origin: '' }],
  ['POST', { origin: 'http://learn.example.com' }],
  ['POST', { origin: 'https://learn.example.com:8443' }],
  ['POST', { origin: `${appUrl}.stranger.example` }],
  ['POST', { origin: `${appUrl}, https://stranger.example` }],
  ['POST', { 'sec-fetch-site': 'cross-site' }],
  ['POST', { origin: appUrl, 'sec-fetch-site': 'same-site' }],
  ['DELETE', { origin: appUrl, 'sec-fetch-site': 'rubbish' }],
])('%s with %j comes from another origin', (method, headers) =>
  expect(isForeign(method, headers)).toBe(true),
);
