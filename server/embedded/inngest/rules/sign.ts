import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const withoutPrefix = (key: string): string => key.replace(/^signkey-[\w-]+?-/, '');

/**
 * The `x-inngest-signature` header of a body sent at `seconds` (Unix time). The key's text, without its prefix, is the
 * secret; the body must already be canonical JSON. Source: Inngest's SDK specification, and recorded exchanges.
 */
export function signBody(signingKey: string, body: string, seconds: number): string {
  const mac = createHmac('sha256', withoutPrefix(signingKey))
    .update(body)
    .update(String(seconds))
    .digest('hex');
  return `t=${seconds}&s=${mac}`;
}

/** What the SDK sends as its bearer: SHA-256 of the hex-decoded key, in hex. */
export function hashSigningKey(signingKey: string): string {
  return createHash('sha256')
    .update(Buffer.from(withoutPrefix(signingKey), 'hex'))
    .digest('hex');
}

/** Whether an `authorization` header carries the hash of the signing key, with any `signkey-…-` prefix. */
export function isBearerValid(header: string | undefined, signingKey: string): boolean {
  const given = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
  return given !== undefined && isSameSecret(withoutPrefix(given), hashSigningKey(signingKey));
}

/** Compares two secrets in a time that does not tell where they differ. */
export function isSameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
