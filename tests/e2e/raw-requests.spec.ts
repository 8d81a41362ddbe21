import { connect } from 'node:net';
import { signWebhook } from '@/server/sales/gateway/signature';
import { expect, test } from './support/test';

// What no browser and no fetch sends, over a socket, to the server as it runs.

const address = (baseURL = '') => {
  const { hostname, port, host } = new URL(baseURL);
  return { host: hostname, port: Number(port), name: host };
};

/** All that the server says until it closes the connection, after `parts` were sent, `pauseMs` apart. */
function send(baseURL: string | undefined, parts: string[], pauseMs = 0): Promise<string> {
  const { host, port } = address(baseURL);
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1');
    });
    socket.on('error', () => resolve(said));
    socket.on('close', () => resolve(said));
    const next = (index: number) => {
      const part = parts[index];
      if (part === undefined || socket.destroyed) return;
      socket.write(part);
      setTimeout(next, pauseMs, index + 1);
    };
    socket.on('connect', () => next(0));
  });
}

const request = (line: string, headers: string[], body = '') =>
  [line, ...headers, 'Connection: close', `Content-Length: ${Buffer.byteLength(body)}`, '', body].join(
    '\r\n',
  );
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0);

const json = 'Content-Type: application/json';

for (const [what, line, headers, body] of [
  ['two hosts, the own one first', 'GET / HTTP/1.1', ['Host: HOST', 'Host: evil.example'], ''],
  ['two hosts, the own one last', 'GET / HTTP/1.1', ['Host: evil.example', 'Host: HOST'], ''],
  ['two hosts at the API', 'GET /api/trpc/account.me HTTP/1.1', ['Host: HOST', 'Host: evil.example'], ''],
  ['two hosts at Inngest', 'PUT /api/inngest HTTP/1.1', ['Host: evil.example', 'Host: HOST'], ''],
  ['two hosts at the export', 'GET /api/export/audit HTTP/1.1', ['Host: HOST', 'Host: HOST'], ''],
  ['no host', 'GET / HTTP/1.1', [], ''],
  ['an empty host', 'GET / HTTP/1.1', ['Host:'], ''],
  ['a host with a comma', 'GET / HTTP/1.1', ['Host: HOST, evil.example'], ''],
  [
    'two origins',
    'POST /api/auth/sign-in/email HTTP/1.1',
    ['Host: HOST', json, 'Origin: http://HOST', 'Origin: http://evil.example'],
    '{}',
  ],
  [
    'two origins, the own one last',
    'POST /api/trpc/account.setZone HTTP/1.1',
    ['Host: HOST', json, 'Origin: http://evil.example', 'Origin: http://HOST'],
    '{}',
  ],
  ['two lengths', 'POST /api/auth/sign-in/email HTTP/1.1', ['Host: HOST', json, 'Content-Length: 5'], '{}'],
  [
    'a length and chunks',
    'POST /api/auth/sign-in/email HTTP/1.1',
    ['Host: HOST', json, 'Transfer-Encoding: chunked'],
    '{}',
  ],
  [
    'two cookies',
    'GET / HTTP/1.1',
    ['Host: HOST', 'Cookie: a=1', 'Cookie: caravan.session_token=x; caravan.session_token=y'],
    '',
  ],
  [
    'two addresses of a proxy',
    'GET / HTTP/1.1',
    ['Host: HOST', 'X-Forwarded-For: 1.2.3.4', 'X-Forwarded-For: \x80, , rubbish'],
    '',
  ],
  [
    'two forwarded hosts',
    'GET / HTTP/1.1',
    ['Host: HOST', 'X-Forwarded-Host: a', 'X-Forwarded-Host: evil.example'],
    '',
  ],
] as const) {
  test(`${what}: never a 500, and nothing for another host`, async ({ baseURL }) => {
    const { name } = address(baseURL);
    const own = headers.map((header) => header.replace('HOST', name));
    const answer = await send(baseURL, [request(line, own, body)]);
    expect(statusOf(answer)).toBeGreaterThanOrEqual(200);
    expect(statusOf(answer)).toBeLessThan(500);
    expect(answer.toLowerCase()).not.toContain('//evil.example');
    if (what.includes('origins')) expect(statusOf(answer)).toBe(403);
  });
}

test('two signatures of a webhook are refused, or one of them is right', async ({ baseURL }) => {
  const { name } = address(baseURL);
  const body = '{"id":"evt_raw","type":"x"}';
  const headers = (...signatures: string[]) => [
    `Host: ${name}`,
    json,
    ...signatures.map((signature) => `Caravan-Test-Signature: ${signature}`),
  ];
  const wrong = signWebhook(body, ['a-secret-of-nobody'], new Date());
  const post = 'POST /api/webhooks/payments/test HTTP/1.1';
  for (const given of [[wrong, wrong], [wrong, ''], ['', ''], ['t=1', 'v1=2'], Array(50).fill(wrong)]) {
    expect([400, 431]).toContain(statusOf(await send(baseURL, [request(post, headers(...given), body)])));
  }
});

test('thirty bodies that come a byte at a time hold nobody up, and leave when they are given up', async ({
  baseURL,
}) => {
  const { host, port, name } = address(baseURL);
  const paths = [
    '/api/webhooks/payments/test',
    '/api/inngest',
    '/api/auth/sign-in/email',
    '/api/trpc/account.setZone',
    '/pay/x/settle',
  ];
  const slow = Array.from({ length: 30 }, (_, index) => {
    const socket = connect({ host, port });
    socket.on('error', () => undefined);
    socket.write(
      `POST ${paths[index % paths.length]} HTTP/1.1\r\nHost: ${name}\r\n${json}\r\nContent-Length: 60000\r\n\r\n`,
    );
    const drip = setInterval(() => socket.write('{'), 50);
    const stop = () => {
      clearInterval(drip);
      socket.destroy();
    };
    return stop;
  });
  for (let round = 0; round < 3; round++) {
    for (const path of ['/', '/api/health', '/api/trpc/account.me']) {
      expect(statusOf(await send(baseURL, [request(`GET ${path} HTTP/1.1`, [`Host: ${name}`])]))).toBe(200);
    }
  }
  for (const stop of slow) stop();
  expect(statusOf(await send(baseURL, [request('GET / HTTP/1.1', [`Host: ${name}`])]))).toBe(200);
});

test('headers that come in pieces, and a body that is cut off, end without a 500', async ({ baseURL }) => {
  const { name } = address(baseURL);
  const whole = request('GET /api/health HTTP/1.1', [`Host: ${name}`]);
  expect(statusOf(await send(baseURL, whole.split(/(?=\r\n)/), 20))).toBe(200);
  const cut = await new Promise<string>((resolve) => {
    const { host, port } = address(baseURL);
    const socket = connect({ host, port, allowHalfOpen: true });
    let said = '';
    socket.on('data', (chunk) => (said += chunk));
    socket.on('close', () => resolve(said));
    socket.on('error', () => resolve(said));
    socket.end(
      `POST /api/webhooks/payments/test HTTP/1.1\r\nHost: ${name}\r\n${json}\r\nContent-Length: 900\r\n\r\n{"id"`,
    );
  });
  expect([0, 400]).toContain(statusOf(cut));
});

test('too many pages of one session are a 429 in plain words, on the page too', async ({
  baseURL,
  page,
  expectConsole,
}) => {
  expectConsole(/status of 429/);
  const { name } = address(baseURL);
  const cookie = 'caravan.session_token=of-nobody-at-all';
  const open = () =>
    send(baseURL, [request('HEAD /nowhere HTTP/1.1', [`Host: ${name}`, `Cookie: ${cookie}`])]);
  let last = '';
  for (let round = 0; round < 70 && statusOf(last) !== 429; round++) {
    last = (await Promise.all(Array.from({ length: 10 }, open))).at(-1) ?? '';
  }
  expect(statusOf(last)).toBe(429);
  expect(last).toMatch(/^retry-after: \d+/im);
  await page
    .context()
    .addCookies([
      { name: 'caravan.session_token', value: 'of-nobody-at-all', url: baseURL ?? 'about:blank' },
    ]);
  const response = await page.goto('/');
  expect(response?.status()).toBe(429);
  await expect(page.getByRole('heading')).toHaveText('Please wait a moment');
  await expect(page.getByText(/Try again in .* Then reload this page/)).toBeVisible();
});
