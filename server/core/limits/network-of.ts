import ipaddr from 'ipaddr.js';

/**
 * The network that an address belongs to, as limits count it: an IPv4 address stands for itself, an IPv6 address for its
 * /64, because one host gets at least that much (RFC 6177). An IPv4-mapped IPv6 address is the IPv4 address. Null for what
 * is no address.
 */
export function networkOf(address: string): string | null {
  if (!ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const prefix = parsed.toByteArray().slice(0, 8);
  return ipaddr.fromByteArray([...prefix, 0, 0, 0, 0, 0, 0, 0, 0]).toString();
}
