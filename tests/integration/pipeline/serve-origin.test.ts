import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';

const registered: string[] = [];
/** What answers where Inngest would be. */
const inngest = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.url?.startsWith('/fn/register'))
      registered.push(JSON.parse(Buffer.concat(chunks).toString()).url);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true,"modified":true}');
  });
});
let put: (address: string) => Promise<Response>;

beforeAll(async () => {
  inngest.listen(0, '127.0.0.1');
  await once(inngest, 'listening');
  const address = inngest.address();
  const key = 'ab'.repeat(32);
  Object.assign(process.env, {
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none',
    INNGEST_BASE_URL: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    INNGEST_EVENT_KEY: key,
    INNGEST_SIGNING_KEY: key,
    INNGEST_SERVE_ORIGIN: 'http://app:3000',
  });
  const { PUT } = await import('@/app/api/inngest/route');
  const { NextRequest } = await import('next/server');
  put = (address) => PUT(new NextRequest(address, { method: 'PUT' }), undefined);
});
afterAll(() => void inngest.close());

test('whoever asks for a registration, by whatever name, Inngest is told the origin of the deployment', async () => {
  for (const address of ['http://localhost:3000/api/inngest', 'https://stranger.example/api/inngest'])
    expect((await put(address)).status).toBe(200);
  expect(registered).toEqual(Array(2).fill('http://app:3000/api/inngest'));
});
