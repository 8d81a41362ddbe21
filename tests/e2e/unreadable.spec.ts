import http from 'node:http';
import { expect, test } from './support/test';

/** The status of the answer to a request line as it is: fetch would refuse to send it, or correct it. */
function statusOf(baseURL: string, method: string, path: string): Promise<number> {
  const { hostname, port } = new URL(baseURL);
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path, method }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    request.on('error', reject).end();
  });
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
const places = ['/', '/courses/', '/purchases/', '/admin/purchases/', '/pay/', '/api/trpc/', '/api/auth/'];
const rubbish = [
  '',
  '%',
  '%00',
  '%0a',
  '%E2%82',
  '%ED%A0%80',
  '..%2f..%2fetc',
  '%2e%2e/',
  'x'.repeat(2_000),
  '//',
  '?%00=%',
];

test('no method and no address is answered with an error of the server', async ({ baseURL }) => {
  const failed: string[] = [];
  for (const method of methods)
    for (const place of [
      ...places,
      '/api/inngest/',
      '/api/health/',
      '/api/calendar/feeds/',
      '/api/webhooks/payments/',
    ])
      for (const path of rubbish) {
        const status = await statusOf(baseURL ?? '', method, `${place}${path}`);
        if (status >= 500) failed.push(`${method} ${place}${path.slice(0, 20)}: ${status}`);
      }
  expect(failed).toEqual([]);
});
