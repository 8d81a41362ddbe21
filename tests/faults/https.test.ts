import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { startCaravan } from '@/tests/support/running-caravan';

type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

/** A request as the proxy that ends TLS sends it on. */
function ask(
  port: number,
  path: string,
  { host = 'school.example', method = 'GET', body = '' } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      host,
      ...(body && { 'content-type': 'application/json', origin: 'https://school.example' }),
    };
    const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test('with an https address, every answer makes HTTPS permanent for its host, and cookies are secure', async () => {
  const caravan = await startCaravan({ env: { CARAVAN_SEED: '0', APP_URL: 'https://school.example' } });
  try {
    const home = await ask(caravan.port, '/');
    expect(home.status).toBe(200);
    const chunk = /\/_next\/static\/[^"]{1,200}\.js/.exec(home.text)?.[0] ?? '';
    for (const [path, status] of [
      ['/', 200],
      [chunk, 200],
      ['/icon.svg', 200],
      ['/nowhere', 404],
      ['/purchases', 307],
      ['/api/health', 200],
      ['/api/trpc/nothing.at.all', 404],
      ['/api/export/audit', 401],
      ['/api/export/purchases', 401],
      ['/api/calendar/feeds/none.ics', 404],
      ['/%00', 404],
    ] as const) {
      const { status: given, headers } = await ask(caravan.port, path);
      expect(headers['strict-transport-security'], path).toBe('max-age=31536000');
      expect(given, path).toBe(status);
    }
    const elsewhere = await ask(caravan.port, '/', { host: 'other.example' });
    expect(elsewhere.status).toBe(421);
    expect(elsewhere.text).toContain('https://school.example/');

    const body = JSON.stringify({
      name: 'Aarav',
      email: 'aarav@example.com',
      password: 'correct horse battery',
    });
    const signedUp = await ask(caravan.port, '/api/auth/sign-up/email', { method: 'POST', body });
    expect(signedUp.status).toBe(200);
    const cookies = signedUp.headers['set-cookie'] ?? [];
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/; Secure(;|$)/);
  } finally {
    await caravan.stop();
  }
});
