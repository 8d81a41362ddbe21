import { expect, test } from 'vitest';
import { clientAddress } from '../limits/client-address';
import { readAddressRanges } from './read-address-ranges';

test('an address is a range of one, and a range of mapped addresses is one of IPv4', () => {
  const trusted = readAddressRanges('192.0.2.7, ::ffff:10.0.0.0/104');
  expect(clientAddress('192.0.2.7', '198.51.100.1', trusted)).toBe('198.51.100.1');
  expect(clientAddress('192.0.2.8', '198.51.100.1', trusted)).toBe('192.0.2.8');
  expect(clientAddress('::ffff:10.1.2.3', '198.51.100.1', trusted)).toBe('198.51.100.1');
});

test.each(['0.0.0.0/0', '::/0', '128.0.0.0/1', '10.0.0.0/7', '2000::/3', '::ffff:0:0/96'])(
  'a range that visitors are in is refused: %s',
  (text) => {
    expect(() => readAddressRanges(`192.0.2.7,${text}`)).toThrow(`must not have the range ${text}`);
  },
);

test.each([
  '',
  ',',
  '10',
  '0x0a.1',
  '10.0.0.0/',
  '10.0.0.0/33',
  '10.0.0.0/8/8',
  '::1/129',
  'proxy',
  '10.0.0.0/-1',
])('what is no address is refused: "%s"', (text) => {
  expect(() => readAddressRanges(text)).toThrow('must be addresses or CIDR ranges');
});
