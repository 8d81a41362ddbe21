import { expect, test, vi } from 'vitest';
import { log } from '@/server/core/log';
import { checkIntegrity } from '@/server/operations/integrity/check-integrity';
import { getPipelineFacts } from '@/server/operations/overview/get-pipeline-facts';
import { getPurchase } from '@/server/purchases/get-purchase';
import { signWebhook } from '@/server/sales/gateway/signature';
import { signatureHeader } from '@/server/sales/gateway/test/test-gateway';
import { redeliverEvent } from '@/server/sales/inbox/redeliver-event';
import { receiveWebhook } from '@/server/webhooks/receive-webhook';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { testContext } from '@/tests/support/school/school';
import { aCheckout, paidBody, secret } from '@/tests/support/school/test-shop';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/a signed webhook was not understood/);
allowLog(/names":\["webhook-understood"\]/);

const { db } = await openTestDatabase();
const now = () => new Date();

function deliver(body: Uint8Array<ArrayBuffer>) {
  const headers = { [signatureHeader]: signWebhook(body, [secret], now()) };
  const request = new Request('http://localhost/api/webhooks/payments/test', {
    method: 'POST',
    body,
    headers,
  });
  const actor = { kind: 'webhook', provider: 'test' } as const;
  return receiveWebhook({ db, actor, now: now() }, { provider: 'test', request });
}

const deep = (open: string, close: string) => open.repeat(500_000) + close.repeat(500_000);
const paid = (data: string) =>
  `{"id":"evt_r","type":"checkout.paid","data":{"checkout":"a","reference":"b",${data}}}`;

const rubbish: [string, string | number[]][] = [
  ['an empty body', ''],
  ['no JSON', 'not json'],
  ['JSON that is no event', '[1,2,3]'],
  ['an event without id', '{"type":"checkout.paid"}'],
  ['a paid event without data', '{"id":"evt_1","type":"checkout.paid","data":{}}'],
  ['a NUL byte', [0x7b, 0x00, 0x7d]],
  ['bytes that are no UTF-8', [0x22, 0xff, 0xfe, 0x80, 0x22]],
  ['a NUL in the id', '{"id":"evt_\\u0000","type":"x"}'],
  ['a NUL in the type', '{"id":"evt_2","type":"\\u0000"}'],
  ['half a surrogate pair in the id', '{"id":"\\ud800","type":"x"}'],
  ['a NUL in the reference', paid('"amount":1,"currency":"EUR","method":null').replace('"a"', '"\\u0000"')],
  ['a NUL as currency', paid('"amount":1,"currency":"\\u0000\\u0000\\u0000","method":null')],
  ['an endless amount', paid('"amount":1e400,"currency":"EUR","method":null')],
  ['a negative zero as amount', paid('"amount":-0,"currency":"EUR","method":null')],
  ['deeply nested arrays', deep('[', ']')],
  ['deeply nested objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ['an id of 10,000 characters', `{"id":"${'e'.repeat(10_000)}","type":"x"}`],
];

test.each(rubbish)('%s, signed, is kept byte for byte, answered 200 and shown', async (_, content) => {
  const body = Buffer.from(content as string);
  expect(await deliver(body)).toMatchObject({ status: 200 });
  expect(await deliver(body)).toMatchObject({ status: 200 });
  const kept = await db.paymentEvent.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect(Buffer.from(kept.payload).equals(body)).toBe(true);
  expect(kept).toMatchObject({ outcome: 'NOT_UNDERSTOOD', type: 'not understood', deliveries: 2 });

  const { inbox } = await getPipelineFacts({ db, now: now() });
  expect(inbox.rows.find(({ id }) => id === kept.id)?.raw).toBe(body.toString().slice(0, 2_000));
  const actor = { kind: 'staff', userId: 'meera', name: 'Meera Nair', role: 'ADMIN' } as const;
  const again = await redeliverEvent(
    { db, actor, now: now() },
    { inboxEventId: kept.id, reason: 'Try again.' },
  );
  expect(again.outcome).toBe('NOT_UNDERSTOOD');
});

test('what is not understood is a violation, so that somebody looks', async () => {
  await deliver(Buffer.from('no event at all'));
  const { results } = await checkIntegrity(testContext(db, now()));
  expect(results.find(({ name }) => name === 'webhook-understood')?.count).toBeGreaterThan(0);
});

test.each([
  ['__proto__ and duplicate keys', (body: string) => `{"__proto__":{"id":"x"},"type":"x",${body.slice(1)}`],
  [
    'a method of controls',
    (body: string) => body.replace('card ending 4242', 'card\\u0000\\r\\nending\\ud800'),
  ],
  ['deep nesting beside its fields', (body: string) => `{"more":${deep('[', ']')},${body.slice(1)}`],
  ['a number without end beside its fields', (body: string) => `{"more":1e400,${body.slice(1)}`],
])('a payment with %s counts, and its page can be read', async (_, change) => {
  const checkout = await aCheckout(db);
  const body = Buffer.from(change(paidBody(checkout)));
  expect(await deliver(body)).toMatchObject({ status: 200 });
  const { number, status } = await db.purchase.findUniqueOrThrow({ where: { id: checkout.purchaseId } });
  expect(status).toBe('CONFIRMED');
  const { inbox } = await getPurchase({ db, now: now() }, { purchase: `P-${number}` });
  expect(inbox).toHaveLength(1);
});

test('an event that is not understood does not take the id of one that is', async () => {
  const checkout = await aCheckout(db);
  const body = paidBody(checkout);
  await deliver(Buffer.from(body.replace('"amount":18000', '"amount":"18000"')));
  await deliver(Buffer.from(body));
  expect(await db.purchase.findUniqueOrThrow({ where: { id: checkout.purchaseId } })).toMatchObject({
    status: 'CONFIRMED',
  });
});

test('a large signed webhook is kept like any other, and one that is too large is refused and logged, once a minute', async () => {
  const large = Buffer.from(`{"id":"evt_large","type":"invoice.updated","lines":"${'x'.repeat(1_000_000)}"}`);
  expect(await deliver(large)).toMatchObject({ status: 200 });
  const kept = await db.paymentEvent.findFirstOrThrow({ where: { providerEventId: 'evt_large' } });
  expect(Buffer.from(kept.payload).equals(large)).toBe(true);

  const lines: unknown[] = [];
  const spy = vi.spyOn(log, 'error').mockImplementation((line: unknown) => void lines.push(line));
  const before = await db.paymentEvent.count();
  for (let round = 0; round < 3; round++) {
    const answer = await deliver(Buffer.alloc(1024 * 1024 + 1, ' '));
    expect(answer).toMatchObject({ status: 413, body: { error: 'webhook.too-large' } });
  }
  spy.mockRestore();
  expect(await db.paymentEvent.count()).toBe(before);
  expect(lines).toEqual([{ provider: 'test', bytes: null, isSigned: true, refused: 1 }]);
});

test('what was paid in another currency or amount is said as people read money', async () => {
  const checkout = await aCheckout(db);
  await deliver(Buffer.from(paidBody(checkout, { amount: 1, currency: 'JPY' })));
  const kept = await db.paymentEvent.findFirstOrThrow({ where: { purchaseId: checkout.purchaseId } });
  expect(kept).toMatchObject({
    outcome: 'REJECTED',
    outcomeReason: 'Paid JP¥1, quoted €180.00. A refund is due.',
  });
});
