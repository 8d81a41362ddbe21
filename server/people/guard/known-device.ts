import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What an address is called where it must not be readable: the same for every way to write it. */
export const hashEmail = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('hex');

/** The name of the cookie that tells a device of this address's owner, one for each address that signed in on it. */
export const deviceCookieName = (email: string): string => `caravan-device-${hashEmail(email).slice(0, 16)}`;

/** A new value for the cookie of a device on which the owner of `email` has just signed in. */
export function createDeviceCookie(email: string, secret: string): string {
  const nonce = randomBytes(16).toString('hex');
  return `${nonce}.${sign(email, nonce, secret)}`;
}

/**
 * The nonce of a device cookie that we signed for this address, or null. It proves that its owner signed in on this
 * device before, and nothing else. See OWASP, "Slow Down Online Guessing Attacks with Device Cookies".
 */
export function readDeviceCookie(value: string | null | undefined, email: string, secret: string) {
  const [nonce = '', signature = ''] = (value ?? '').split('.', 2);
  const expected = Buffer.from(sign(email, nonce, secret));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? nonce : null;
}

function sign(email: string, nonce: string, secret: string): string {
  return createHmac('sha256', secret)
    .update(`device:${hashEmail(email)}:${nonce}`)
    .digest('hex');
}
