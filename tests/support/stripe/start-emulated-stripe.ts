import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { z } from 'zod';
import { findFreePort } from '@/server/embedded/postgres/free-port';
import type { Webhook } from '../gateway-harness';

/**
 * A server of Stripe's API that others wrote. It knows no prices within a line item, so a relay before it makes each of them a
 * price first, as `origin`; everything else passes as it is. `webhooks` are those that it has sent, signed with `secret`.
 */
export async function startEmulatedStripe(secret: string) {
  const webhooks: Webhook[] = [];
  const receiver = await listen(async (request, response) => {
    const signature = String(request.headers['stripe-signature']);
    webhooks.push({ body: await bodyOf(request), headers: new Headers({ 'stripe-signature': signature }) });
    response.end();
  });
  const emulator = await createEmulator({
    service: 'stripe',
    port: await findFreePort(0),
    seed: { stripe: { webhooks: [{ url: receiver.url, events: ['*'], secret }] } },
  });
  const ask = async (path: string, form: URLSearchParams) => {
    const answer = await fetch(`${emulator.url}${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_emulated' },
      body: form,
    });
    return made.parse(await answer.json());
  };
  const relay = await listen(async (request, response) => {
    const body = await bodyOf(request);
    const answer = await fetch(`${emulator.url}${request.url}`, {
      method: request.method,
      headers: {
        authorization: request.headers.authorization ?? '',
        'content-type': request.headers['content-type'] ?? '',
      },
      ...(request.method === 'POST' && { body: await withPrice(body, ask) }),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(await answer.text());
  });
  return {
    origin: relay.url,
    webhooks,
    async stop() {
      await Promise.all([relay.stop(), receiver.stop(), emulator.close()]);
    },
  };
}

const made = z.object({ id: z.string() });
const item = 'line_items[0]';

/** The form of a request with its first item's price made there and named. */
async function withPrice(
  body: string,
  ask: (path: string, form: URLSearchParams) => Promise<{ id: string }>,
): Promise<string> {
  const form = new URLSearchParams(body);
  const name = form.get(`${item}[price_data][product_data][name]`);
  if (!name) return body;
  const product = await ask('/v1/products', new URLSearchParams({ name }));
  const price = await ask(
    '/v1/prices',
    new URLSearchParams({
      product: product.id,
      currency: form.get(`${item}[price_data][currency]`) ?? '',
      unit_amount: form.get(`${item}[price_data][unit_amount]`) ?? '',
    }),
  );
  for (const key of [...form.keys()]) if (key.startsWith(`${item}[price_data]`)) form.delete(key);
  form.set(`${item}[price]`, price.id);
  return String(form);
}

async function listen(
  handle: (request: http.IncomingMessage, response: http.ServerResponse) => Promise<void>,
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = http.createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function bodyOf(request: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
