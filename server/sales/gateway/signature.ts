import { createHmac, timingSafeEqual } from 'node:crypto';
import { ValidationError } from '@/server/core/errors';

/** How old, or how far ahead, a signature may be, in seconds. */
export const toleranceSeconds = 300;

/** Signs `body` at `now` with each secret, as Stripe does: `t=<unix seconds>,v1=<hex hmac>`, several v1 in a rotation. */
export function signWebhook(body: string | Uint8Array, secrets: string[], now: Date): string {
  const t = Math.floor(now.getTime() / 1000);
  return [`t=${t}`, ...secrets.map((secret) => `v1=${hmac(secret, t, body)}`)].join(',');
}

/** Characters of the header, and signatures in it, that are looked at. A provider sends one for each of its secrets. */
const longestHeader = 1024;
const mostSignatures = 8;

/**
 * Accepts a body that one of `secrets` signed within the last five minutes. Computes one MAC for each secret, whatever the
 * header holds, and compares in constant time. Throws ValidationError `webhook.unsigned` or `webhook.stale`.
 */
export function checkSignature(
  body: string | Uint8Array,
  header: string | null,
  secrets: string[],
  now: Date,
): void {
  const fields = header && header.length <= longestHeader ? header.split(',') : [];
  const valuesOf = (name: string) =>
    fields.flatMap((field) => (field.startsWith(`${name}=`) ? [field.slice(name.length + 1)] : []));
  const [time = ''] = valuesOf('t');
  const given = valuesOf('v1').slice(0, mostSignatures);
  const t = /^\d{1,12}$/.test(time) ? Number(time) : null;
  if (t === null || !given.length || !secrets.some((secret) => isAmong(given, hmac(secret, t, body)))) {
    throw new ValidationError('webhook.unsigned', 'The webhook is not signed with a secret known here.');
  }
  if (Math.abs(now.getTime() / 1000 - t) > toleranceSeconds) {
    throw new ValidationError('webhook.stale', 'The webhook was signed more than five minutes ago.');
  }
}

const hmac = (secret: string, t: number, body: string | Uint8Array) =>
  createHmac('sha256', secret).update(`${t}.`).update(body).digest('hex');

const isAmong = (given: string[], mac: string) => given.some((value) => isSame(value, mac));

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
