import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import { clientAddress } from './client-address';
import { networkOf } from './network-of';

const two = ['10.0.0.0/8', '2001:db8:1::/48'].map((range) => ipaddr.parseCIDR(range));

describe('the client address', () => {
  test.each([
    ['nobody trusted: the header is ignored', '203.0.113.9', '1.2.3.4', [], '203.0.113.9'],
    ['no header', '10.0.0.1', null, two, '10.0.0.1'],
    ['not through a proxy: the header is ignored', '203.0.113.9', '1.2.3.4', two, '203.0.113.9'],
    ['one proxy', '10.0.0.1', '198.51.100.7', two, '198.51.100.7'],
    ['two proxies', '10.0.0.1', '198.51.100.7, 10.9.9.9', two, '198.51.100.7'],
    ['what the client wrote itself', '10.0.0.1', '1.1.1.1, 198.51.100.7, 10.9.9.9', two, '198.51.100.7'],
    ['a proxy named in IPv6', '2001:db8:1::5', '198.51.100.7', two, '198.51.100.7'],
    ['an IPv4-mapped proxy', '::ffff:10.0.0.1', '198.51.100.7', two, '198.51.100.7'],
    ['entries with ports', '10.0.0.1', '198.51.100.7:4711, 10.9.9.9:80', two, '198.51.100.7'],
    ['a bracketed entry', '10.0.0.1', '[2001:db8:2::7]:4711', two, '2001:db8:2::7'],
    ['rubbish before the last trusted proxy', '10.0.0.1', 'x, unknown, 10.9.9.9', two, '10.9.9.9'],
    ['only proxies', '10.0.0.1', '10.0.0.2, 10.0.0.3', two, '10.0.0.2'],
    ['a header that ends in a comma', '10.0.0.1', '1.1.1.1,', two, '10.0.0.1'],
    ['fifty entries', '10.0.0.1', `${'1.1.1.1,'.repeat(50)}198.51.100.7`, two, '198.51.100.7'],
    ['fifty proxies', '10.0.0.1', Array(50).fill('10.0.0.2').join(), two, '10.0.0.2'],
  ])('%s', (_, peer, header, trusted, expected) => {
    expect(clientAddress(peer, header, trusted)).toBe(expected);
  });
});

describe('the network', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
    ['2001:db8:1:2::ffff', '2001:db8:1:2::'],
    ['fe80::1%eth0', 'fe80::'],
    ['nonsense', null],
    ['', null],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
