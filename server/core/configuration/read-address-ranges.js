import ipaddr from 'ipaddr.js';

/** The widest range of each kind, in bits: those of 10.0.0.0/8 and fc00::/7, the widest that are private. */
const fewestBits = { ipv4: 8, ipv6: 7 };
const form = 'must be addresses or CIDR ranges separated by commas, such as 10.0.0.0/8,192.0.2.7';

/**
 * The ranges in a list of addresses and CIDR ranges, separated by commas. An address is a range of one. Throws a sentence
 * without its subject for anything else, and for a range so wide that clients are in it: their headers would be believed.
 * @param {string} text
 */
export function readAddressRanges(text) {
  return text.split(',').map((part) => readRange(part.trim()));
}

/**
 * @param {string} text
 * @returns {ReturnType<typeof ipaddr.parseCIDR>}
 */
function readRange(text) {
  const [address = '', bits, ...more] = text.split('/');
  // The library also reads 10 and 0x0a.1, which nobody writes on purpose.
  const isWritten = address.includes(':')
    ? ipaddr.isValid(address)
    : ipaddr.IPv4.isValidFourPartDecimal(address);
  if (!isWritten || more.length || (bits !== undefined && !/^\d{1,3}$/.test(bits))) throw new Error(form);
  const given = ipaddr.parse(address);
  const all = given.kind() === 'ipv4' ? 32 : 128;
  const own = bits === undefined ? all : Number(bits);
  if (own > all) throw new Error(form);
  const isMapped = given instanceof ipaddr.IPv6 && given.isIPv4MappedAddress() && own >= 96;
  const range = isMapped ? `${given.toIPv4Address()}/${own - 96}` : `${given}/${own}`;
  const parsed = ipaddr.parseCIDR(range);
  if (parsed[1] < fewestBits[parsed[0].kind()])
    throw new Error(
      `must not have the range ${text}, which holds the visitors too: each could write the address it counts as; name the proxies`,
    );
  return parsed;
}
