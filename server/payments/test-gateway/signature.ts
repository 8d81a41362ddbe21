import { createHmac, timingSafeEqual } from 'node:crypto';
import { ValidationError } from '@/server/errors';

/** The header with `t=<unix seconds>,v1=<hex hmac>`, as Stripe signs: several v1 while a secret is rotated. */
export const signatureHeader = 'caravan-test-signature';

/** How old, or how far ahead, a signature may be, in seconds. */
export const toleranceSeconds = 300;

/** Signs `body` at `now` with each secret. */
export function signWebhook(body: string, secrets: string[], now: Date): string {
  const t = Math.floor(now.getTime() / 1000);
  return [`t=${t}`, ...secrets.map((secret) => `v1=${hmac(secret, t, body)}`)].join(',');
}

/**
 * Accepts a body that one of `secrets` signed within the last five minutes. Compares in constant time. Throws
 * ValidationError `webhook.unsigned` or `webhook.stale`.
 */
export function checkSignature(body: string, header: string | null, secrets: string[], now: Date): void {
  const fields = (header ?? '').split(',').map((field) => field.split('=', 2));
  const t = Number(fields.find(([name]) => name === 't')?.[1] ?? Number.NaN);
  const given = fields.flatMap(([name, value]) => (name === 'v1' && value ? [value] : []));
  const isSigned =
    Number.isInteger(t) &&
    secrets.some((secret) => given.some((value) => isSame(value, hmac(secret, t, body))));
  if (!isSigned) {
    throw new ValidationError('webhook.unsigned', 'The webhook is not signed with a secret known here.');
  }
  if (Math.abs(now.getTime() / 1000 - t) > toleranceSeconds) {
    throw new ValidationError('webhook.stale', 'The webhook was signed more than five minutes ago.');
  }
}

const hmac = (secret: string, t: number, body: string) =>
  createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
