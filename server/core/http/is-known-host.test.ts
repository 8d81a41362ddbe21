import { expect, test } from 'vitest';
import { isKnownHost } from './is-known-host';

const addresses = { appUrl: 'https://learn.example.com', serveOrigin: 'http://app:3000', port: 3000 };

test.each([
  null,
  'learn.example.com',
  'LEARN.example.com',
  'learn.example.com:443',
  'app:3000',
  'localhost:3000',
  '127.0.0.1:3000',
  '[::1]:3000',
])('%s is an address of the deployment', (host) => expect(isKnownHost(host, addresses)).toBe(true));

test.each([
  '',
  'stranger.example',
  'learn.example.com.stranger.example',
  'learn.example.com:8443',
  'stranger@learn.example.com',
  'learn.example.com/path',
  'learn.example.com,stranger.example',
  'app',
  '127.0.0.1',
  '127.0.0.1:9911',
  '127.0.0.1:3000 ',
  '[::1',
  `${'a'.repeat(10_000)}:3000`,
])('%s is foreign', (host) => expect(isKnownHost(host, addresses)).toBe(false));
