import http from 'node:http';
import { expect, test } from './support/test';

test('a script that somebody gets into a page does not run, and a form does not leave', async ({
  page,
  expectConsole,
}) => {
  const isRefusedBy = (directive: string) => {
    expectConsole(new RegExp(directive));
    return page.waitForEvent('console', (message) => message.text().includes(directive));
  };
  expectConsole(/status of 404/);
  const noScript = isRefusedBy('script-src');
  await page.goto('/');
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="document.title = \'owned\'">');
  });
  await noScript;
  await expect(page).not.toHaveTitle('owned');
  const noForm = isRefusedBy('form-action');
  await page.evaluate(() => {
    const form = document.createElement('form');
    form.action = 'https://stranger.example/';
    document.body.append(form);
    form.submit();
  });
  await noForm;
});

/** The head of an answer to a request as it is, with nothing made of its address. */
function headOf(url: string, path: string, options: http.RequestOptions = {}) {
  const { hostname, port } = new URL(url);
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; text: string }>(
    (resolve, reject) => {
      const request = http.request({ hostname, port, path, ...options }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      });
      request.on('error', reject);
      request.end();
    },
  );
}

test('every answer has the security headers: pages, files, the API, redirects and errors', async ({
  page,
  baseURL: given,
}) => {
  const baseURL = given ?? '';
  await page.goto('/');
  const file = await page.evaluate(
    () => document.scripts[1]?.src ?? document.querySelector('script[src]')?.getAttribute('src'),
  );
  for (const path of [
    '/',
    '/nowhere',
    '/courses/nothing',
    '/purchases',
    '/icon.svg',
    new URL(file ?? '', baseURL).pathname,
    '/_next/static/chunks/gone.js',
    '/api/health',
    '/api/nowhere',
    '/api/trpc/catalog.list',
    '/api/trpc/nowhere',
    '/api/auth/nowhere',
    '/api/export/audit',
    '/api/export/purchases',
    '/api/calendar/feeds/nothing',
    '/api/inngest',
    '//stranger.example',
  ]) {
    const { status, headers } = await headOf(baseURL, path);
    expect(status, path).toBeLessThan(500);
    expect(headers['content-security-policy'], path).toContain("default-src 'none'");
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['x-frame-options'], path).toBe('DENY');
    expect(headers['referrer-policy'], path).toBe('strict-origin-when-cross-origin');
    expect(headers['strict-transport-security'], path).toBeUndefined(); // this APP_URL is http
    expect(headers['x-powered-by'], path).toBeUndefined();
  }
  for (const path of ['/', '/purchases', '/admin', '/api/trpc/account.me', '/api/auth/get-session'])
    expect((await headOf(baseURL, path)).headers['cache-control'], path).toContain('no-store');
});

test('another address of this machine says where Caravan is, and links there', async ({ baseURL: given }) => {
  const baseURL = given ?? '';
  const { port } = new URL(baseURL);
  for (const host of [`127.0.0.1:${port}`, 'stranger.example', 'localhost']) {
    const { status, text, headers } = await headOf(baseURL, '/sign-in?next=%2F%22%3E', { headers: { host } });
    expect(status).toBe(421);
    expect(headers['content-type']).toContain('text/html');
    expect(text).toContain(`href="${baseURL}/sign-in?next=%2F%22%3E"`);
  }
  const form = { method: 'POST', headers: { origin: 'https://stranger.example' } };
  expect((await headOf(baseURL, '/pay/tgc_x', form)).status).toBe(403);
});
