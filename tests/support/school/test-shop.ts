import { randomUUID } from 'node:crypto';
import type { Context } from '@/server/core/context';
import type { Db } from '@/server/core/db';
import { startCheckout } from '@/server/sales/checkout/start-checkout';
import { signWebhook } from '@/server/sales/gateway/signature';
import { signatureHeader } from '@/server/sales/gateway/test/test-gateway';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { receiveWebhook } from '@/server/webhooks/receive-webhook';
import { aCourse, aStudent } from './school';

/** The webhook secrets of vitest.config.ts. */
export const secret = 'current-secret-current-secret-0123456789';
export const previousSecret = 'previous-secret-previous-secret-01234567';

const day = 86_400_000;

export const preferredTimes = (now = new Date()) => ({
  zone: 'Asia/Kolkata',
  startDate: new Date(now.getTime() + 7 * day).toISOString().slice(0, 10),
  preferredTimes: [
    { weekday: 1, minute: 1080 },
    { weekday: 3, minute: 1080 },
  ],
});

export const asStudent = (db: Db, student: { id: string; name?: string }, now = new Date()): Context => ({
  db,
  actor: { kind: 'student', userId: student.id, name: student.name ?? 'Aarav Sharma' },
  now,
});

/** The payment provider, calling. */
export const asProvider = (db: Db, now = new Date()): Context => ({
  db,
  actor: { kind: 'webhook', provider: 'test' },
  now,
});

/** A student on the payment page: the purchase, its provider checkout, and what is needed to go on. */
export async function aCheckout(
  db: Db,
  where: {
    course?: Awaited<ReturnType<typeof aCourse>>;
    student?: { id: string; name: string };
    preferences?: Preferences;
    now?: Date;
    discountCode?: string;
  } = {},
) {
  const course = where.course ?? (await aCourse(db));
  const student = where.student ?? (await aStudent(db));
  const input = {
    checkoutKey: randomUUID(),
    planId: course.plan.id,
    preferences: where.preferences ?? preferredTimes(where.now),
    acceptsNoTrainer: true,
    discountCode: where.discountCode,
  };
  const started = await startCheckout(asStudent(db, student, where.now), input);
  return { ...started, course, student, input, checkoutId: `tgc_${started.purchaseId}` };
}

/** Posts a body to the webhook endpoint's handler, signed unless `headers` say otherwise. */
export function postWebhook(
  db: Db,
  body: string,
  options: { headers?: Record<string, string>; now?: Date; provider?: string } = {},
) {
  const now = options.now ?? new Date();
  const headers = options.headers ?? { [signatureHeader]: signWebhook(body, [secret], now) };
  const provider = options.provider ?? 'test';
  const request = new Request('http://localhost/api/webhooks/payments/test', {
    method: 'POST',
    body,
    headers,
  });
  return receiveWebhook({ db, actor: { kind: 'webhook', provider }, now: new Date() }, { provider, request });
}

/** The body of the provider's "paid" for a checkout; parts of it may be wrong. */
export const paidBody = (
  checkout: { checkoutId: string; purchaseId: string },
  wrong: Partial<{ id: string; amount: number; currency: string }> = {},
) =>
  JSON.stringify({
    id: wrong.id ?? `evt_${checkout.checkoutId}`,
    type: 'checkout.paid',
    data: {
      checkout: checkout.checkoutId,
      reference: checkout.purchaseId,
      amount: wrong.amount ?? 18_000,
      currency: wrong.currency ?? 'EUR',
      method: 'card ending 4242',
    },
  });

/** The body of the provider's "refunded" for a checkout: all of it unless `amount` is a part. */
export const refundedBody = (
  checkout: { checkoutId: string; purchaseId: string },
  { amount = 18_000, currency = 'EUR' } = {},
) =>
  JSON.stringify({
    id: `evt_back_${checkout.checkoutId}`,
    type: 'refund.created',
    data: {
      checkout: checkout.checkoutId,
      reference: checkout.purchaseId,
      refund: {
        id: `tgr_${checkout.checkoutId}`,
        reference: null,
        status: 'SUCCEEDED',
        amount,
        currency,
        failureReason: null,
      },
    },
  });
