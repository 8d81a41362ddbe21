import http from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import { screens } from './support/screens';
import { settle } from './support/settle';
import { signInAs } from './support/sign-in';

/** What a page did against its policy, and what its console complained of. */
function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    // The page that is not here is answered with 404, which Chromium reports as an error.
    if (message.type() === 'error' && !text.includes('status of 404')) complaints.push(text);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

for (const screen of screens) {
  test(`${screen.name} keeps its Content-Security-Policy`, async ({ page, context, baseURL }) => {
    const complaints = watch(page);
    const policies: (string | undefined)[] = [];
    page.on('response', (response) => {
      if (response.request().isNavigationRequest() && response.status() !== 303)
        policies.push(response.headers()['content-security-policy']);
    });
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`violates ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`),
      );
    });
    if (screen.as) await signInAs(context, screen.as, baseURL ?? '');
    await screen.open(page);
    await settle(page);
    expect(complaints).toEqual([]);
    expect(policies.length).toBeGreaterThan(0);
    for (const policy of policies) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{36}'/);
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    }
  });
}

test('a script that somebody gets into a page does not run, and a form does not leave', async ({ page }) => {
  const complaints = watch(page);
  await page.goto('/');
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="document.title = \'owned\'">');
  });
  await expect.poll(() => complaints.join()).toContain('script-src');
  await expect(page).not.toHaveTitle('owned');
  await page.evaluate(() => {
    const form = document.createElement('form');
    form.action = 'https://stranger.example/';
    document.body.append(form);
    form.submit();
  });
  await expect.poll(() => complaints.join()).toContain('form-action');
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
