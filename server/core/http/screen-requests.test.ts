import { once } from 'node:events';
import http from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { screenRequests } from './screen-requests';

screenRequests();
const server = http.createServer(({ method, url }, response) => response.end(`${method} ${url}`));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(() => void server.close());

/** The request line that Next sees, for one that comes in. */
async function seen(method: string, path: string): Promise<string> {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const request = http.request({ host: '127.0.0.1', port, method, path }).end();
  const [answer] = await once(request, 'response');
  let text = '';
  for await (const chunk of answer) text += chunk;
  return text;
}

test.each([
  ['GET', '*', 'GET /api/unreadable'],
  ['POST', '*', 'GET /api/unreadable'],
  ['OPTIONS', '*', 'GET /api/unreadable'],
  ['GET', 'http://evil.example/sign-in', 'GET /api/unreadable'],
  ['POST', 'http://evil.example/api/auth/sign-in/email', 'GET /api/unreadable'],
  ['GET', '/_global-error', 'GET /unreadable'],
  ['GET', '/api/trpc/%', 'GET /api/unreadable'],
  ['GET', '/courses', 'GET /courses'],
])('%s %s is seen as %s', async (method, path, expected) => {
  expect(await seen(method, path)).toBe(expected);
});
