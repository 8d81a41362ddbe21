import ipaddr from 'ipaddr.js';

export type AddressRange = ReturnType<typeof ipaddr.parseCIDR>;

/** No chain of proxies is longer: what stands further left is never read. */
const longestChain = 20;

/**
 * The address that a request came from. `peer` is the other end of the connection, `forwardedFor` the header that each
 * proxy appends its own peer to. Read from the right, each trusted proxy vouches for the entry to its left; the first
 * address that is no trusted proxy is the client. What the client wrote itself lies further left and is never reached.
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | null,
  trustedProxies: readonly AddressRange[],
): string {
  let address = bare(peer);
  if (!forwardedFor || !isTrusted(address, trustedProxies)) return address;
  for (const entry of forwardedFor.split(',').slice(-longestChain).reverse()) {
    const next = bare(entry.trim());
    if (!ipaddr.isValid(next)) return address;
    address = next;
    if (!isTrusted(address, trustedProxies)) return address;
  }
  return address;
}

function isTrusted(address: string, trustedProxies: readonly AddressRange[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return trustedProxies.some((range) => parsed.kind() === range[0].kind() && parsed.match(range));
}

/** Some proxies append the port: `192.0.2.1:50123`, `[2001:db8::1]:50123`. */
function bare(entry: string): string {
  const bracketed = /^\[([^\]]{1,45})\](?::\d{1,5})?$/.exec(entry)?.[1];
  return bracketed ?? /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(entry)?.[1] ?? entry;
}
