import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { readFormBody, textAt, textsAt } from './form-body';
import { type Method, StripeBooks, StripeRefusal } from './stripe-books';
import type { StripeEventBody } from './stripe-objects';

type Reply = { status: number; body: unknown };
/** What goes wrong with the next request: an answer, none at all, or one that is lost although the work was done. */
type Trouble = { status: 429 | 500 } | 'lost-answer';

/**
 * Stripe's API over HTTP, for tests: stateful, with idempotency keys, signed webhooks, a hosted page that pays, refunds,
 * disputes, declines, and what goes wrong between here and there. Its objects have the shapes of the SDK's types.
 */
export async function startStripeServer() {
  const books = new StripeBooks();
  const remembered = new Map<string, { request: string; reply: Reply }>();
  const troubles: Trouble[] = [];
  const calls: string[] = [];
  const deliveries: { type: string; status: number }[] = [];
  let origin = '';

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(JSON.stringify({ error: { message: String(error) } }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${address.port}`;

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname.startsWith('/pay/')) return page(url.pathname.slice(5), request, text, response);
    calls.push(`${request.method} ${url.pathname}`);
    const trouble = troubles.shift();
    if (trouble && trouble !== 'lost-answer')
      return send(response, {
        status: trouble.status,
        body: { error: { message: 'Not now.', type: 'api_error' } },
      });
    const reply = once(request, `${request.method} ${url.pathname} ${text}`, () =>
      attempt(() => route(request.method ?? 'GET', url, text)),
    );
    if (trouble === 'lost-answer') return void request.socket.destroy();
    send(response, reply);
  }

  /** One answer for each idempotency key; another request under the same key is refused. */
  function once(request: IncomingMessage, wanted: string, work: () => Reply): Reply {
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || typeof key !== 'string') return work();
    const known = remembered.get(key);
    if (known && known.request !== wanted)
      return refuse(new StripeRefusal(400, 'Keys for idempotent requests…', undefined, 'idempotency_error'));
    const reply = known?.reply ?? structuredClone(work());
    remembered.set(key, { request: wanted, reply });
    return reply;
  }

  function route(method: string, url: URL, text: string): unknown {
    const [, , ...path] = url.pathname.split('/');
    const body = readFormBody(text);
    const query = readFormBody(url.search.slice(1));
    const of = (value: unknown) => String(value ?? '');
    switch (`${method} ${path.slice(0, 2).join('/')}${path.length > 2 ? '/…' : ''}`) {
      case 'POST checkout/sessions': {
        const price = 'line_items';
        const at = (key: string) => textAt(body, price, '0', 'price_data', key);
        const session = books.open(
          {
            amount_total: Number(at('unit_amount')),
            currency: at('currency'),
            client_reference_id: textAt(body, 'client_reference_id'),
            customer_email: textAt(body, 'customer_email'),
            expires_at: Number(textAt(body, 'expires_at')),
            success_url: textAt(body, 'success_url'),
            cancel_url: textAt(body, 'cancel_url'),
            metadata: textsAt(body, 'metadata'),
          },
          Object.fromEntries(
            [textAt(body, 'payment_intent_data', 'metadata', 'purchaseId')].map((id) => ['purchaseId', id]),
          ),
        );
        session.url = `${origin}/pay/${session.id}`;
        return session;
      }
      case 'GET checkout/sessions':
        return list(
          [...books.sessions.values()].filter(
            ({ payment_intent: intent }) =>
              !textAt(query, 'payment_intent') || intent === textAt(query, 'payment_intent'),
          ),
          url,
        );
      case 'GET checkout/sessions/…':
        return expand(books.session(of(path[2])));
      case 'POST checkout/sessions/…':
        return books.expire(of(path[2]));
      case 'POST refunds':
        return books.refund(
          textAt(body, 'payment_intent'),
          Number(textAt(body, 'amount')),
          textsAt(body, 'metadata'),
        );
      case 'GET refunds':
        return list(
          [...books.refunds.values()]
            .filter(
              ({ payment_intent: intent }) =>
                !textAt(query, 'payment_intent') || intent === textAt(query, 'payment_intent'),
            )
            .map((refund) =>
              url.search.includes('expand')
                ? { ...refund, charge: books.charges.get(of(refund.charge)) }
                : refund,
            ),
          url,
        );
      case 'GET disputes':
        return list(
          [...books.disputes.values()].filter(
            ({ payment_intent: intent }) => intent === textAt(query, 'payment_intent'),
          ),
          url,
        );
      case 'GET charges':
        return list([...books.charges.values()], url);
      default: {
        const charge = method === 'GET' && path[0] === 'charges' ? books.charges.get(of(path[1])) : null;
        if (charge) return charge;
        throw new StripeRefusal(404, `Unrecognized request URL (${method}: ${url.pathname}).`);
      }
    }
  }

  function expand(session: Stripe.Checkout.Session) {
    const intent = books.intents.get(String(session.payment_intent));
    if (!intent) return session;
    const charge = books.charges.get(String(intent.latest_charge));
    return { ...session, payment_intent: { ...intent, latest_charge: charge ?? null } };
  }

  /** The hosted page: the amount, a form with what can happen, and a way back to the shop. */
  function page(id: string, request: IncomingMessage, text: string, response: ServerResponse) {
    const session = books.session(id);
    if (request.method === 'POST') {
      const method = new URLSearchParams(text).get('method') as Method;
      books.pay(id, method);
      response.writeHead(303, {
        location: method === 'declined' ? `/pay/${id}` : (session.success_url ?? '/'),
      });
      return void response.end();
    }
    const isDeclined = books.intents.get(String(session.payment_intent))?.last_payment_error;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(pageOf(session, isDeclined?.message ?? ''));
  }

  /** Sends each event that happens from now on to a webhook endpoint, signed, one after the other. */
  function deliverTo(endpoint: string, secret: string) {
    let last = Promise.resolve();
    books.onEvent = (event) => {
      const { body, headers } = sign(event, secret);
      last = last.then(async () => {
        const { status } = await fetch(endpoint, { method: 'POST', body, headers });
        deliveries.push({ type: event.type, status });
      });
    };
  }

  return {
    origin,
    books,
    /** The requests so far, and what goes wrong with the next ones. */
    calls,
    fail: (...next: Trouble[]) => void troubles.push(...next),
    sign,
    deliverTo,
    /** How the endpoint answered each event. */
    deliveries,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A webhook's body and its signature, by the SDK itself. */
function sign(event: StripeEventBody, secret: string, now = new Date()) {
  const payload = JSON.stringify(event);
  const timestamp = Math.floor(now.getTime() / 1000);
  const header = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  return { body: payload, headers: new Headers({ 'stripe-signature': header }) };
}

const methodNames: Record<Method, string> = {
  card: 'Pay by card',
  declined: 'Pay by a card that is declined',
  debit: 'Pay by bank debit',
  'debit-fails': 'Pay by bank debit that fails',
  'slow-refund': 'Pay by a card with slow refunds',
  'failing-refund': 'Pay by a card with failing refunds',
};

function pageOf({ amount_total, currency, cancel_url }: Stripe.Checkout.Session, problem: string): string {
  const buttons = Object.entries(methodNames)
    .map(([method, label]) => `<p><button name="method" value="${method}">${label}</button></p>`)
    .join('');
  return `<!doctype html><html lang="en"><title>Checkout</title><h1>${amount_total} ${currency}</h1><p>${problem}</p>
<form method="post">${buttons}</form><a href="${cancel_url}">Back</a></html>`;
}

function attempt(work: () => unknown): Reply {
  try {
    return { status: 200, body: work() };
  } catch (error) {
    if (error instanceof StripeRefusal) return refuse(error);
    throw error;
  }
}

const refuse = ({ status, message, code, type }: StripeRefusal): Reply => ({
  status,
  body: { error: { type, code, message } },
});

/** Newest first, cut to the instants asked for, in one page. */
function list<T extends { created: number }>(rows: T[], url: URL) {
  const bound = (name: string) => Number(url.searchParams.get(`created[${name}]`) ?? Number.NaN);
  const data = rows
    .filter(({ created }) => !(created < bound('gte') || created > bound('lte') || created >= bound('lt')))
    .reverse();
  return { object: 'list', url: url.pathname, has_more: false, data };
}

function send(response: ServerResponse, { status, body }: Reply) {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_test' });
  response.end(JSON.stringify(body));
}
