import http from 'node:http';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signBody } from '@/server/embedded/inngest/rules/sign';
import { inngestAnswer } from '@/tests/support/inngest/inngest-answers';
import { until } from '@/tests/support/until';
import { eventKey, signingKey } from './support/app';
import { startWorld, type World } from './support/world';

let world: World;
let executions = 0;

beforeAll(async () => {
  world = await startWorld({
    functions: (client) => [
      client.createFunction({ id: 'plain', triggers: [{ event: 'demo/plain' }] }, ({ step }) =>
        step.run('only', () => {
          executions++;
          return executions;
        }),
      ),
    ],
  });
  await world.registered();
});
afterAll(() => world.stop());

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${world.url}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('the app, through its SDK', () => {
  const call = {
    ctx: { run_id: '01M83G73SPJDHJGQJAP7DYREHW', attempt: 0, stack: { stack: [], current: 0 } },
    event: { name: 'demo/plain', data: {} },
    events: [{ name: 'demo/plain', data: {} }],
    steps: {},
    version: 2,
  };
  const body = JSON.stringify(call);
  const callApp = (signature: string | undefined) =>
    fetch(`${world.app.url}?fnId=demo-plain&stepId=step`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        ...(signature === undefined ? {} : { 'x-inngest-signature': signature }),
      },
    });
  const now = () => Math.floor(Date.now() / 1000);

  test.each([
    ['an unsigned call', () => undefined],
    ['a call signed with another key', () => signBody('ff'.repeat(16), body, now())],
    ['a call whose signature is ten minutes old', () => signBody(signingKey, body, now() - 600)],
    ['a call with another body than the one signed', () => signBody(signingKey, '{}', now())],
  ])('refuses %s, and executes nothing', async (_what, signature) => {
    const before = executions;
    expect((await callApp(signature())).status).toBe(401);
    expect(executions).toBe(before);
  });

  test('takes what the server signs', async () => {
    const run = await world.api.ended(await world.send({ name: 'demo/plain' }));
    expect(run.status).toBe('Completed');
  });
});

describe('the server', () => {
  test('refuses events under a wrong key, and keeps none of them', async () => {
    const response = await post('/e/wrong', JSON.stringify([{ name: 'demo/refused' }]));
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ status: 401, message: '', error: 'Event key not found' });
    const { body } = await world.api.call('/v1/events?name=demo/refused');
    expect(body).toMatchObject({ data: [] });
  });

  test.each([
    ['POST', '/fn/register'],
    ['POST', '/v1/checkpoint/01M83G73SPJDHJGQJAP7DYREHW/async'],
    ['GET', '/v1/events'],
    ['GET', '/v1/events/01M83G73SPJDHJGQJAP7DYREHW'],
    ['GET', '/v1/events/01M83G73SPJDHJGQJAP7DYREHW/runs'],
    ['GET', '/v1/runs/01M83G73SPJDHJGQJAP7DYREHW'],
    ['DELETE', '/v1/runs/01M83G73SPJDHJGQJAP7DYREHW'],
    ['GET', '/v0/runs/01M83G73SPJDHJGQJAP7DYREHW/actions'],
    ['GET', '/v0/runs/01M83G73SPJDHJGQJAP7DYREHW/batch'],
    ['GET', '/v1/apps/demo/functions'],
  ])('refuses %s %s without the signing key, and with another', async (method, path) => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer undefined',
      `Bearer signkey-test-${'0'.repeat(64)}`,
      `Bearer ${signingKey}`,
    ]) {
      const response = await fetch(`${world.url}${path}`, { method, headers: { authorization } });
      expect(response.status).toBe(401);
    }
  });

  test.each([
    ['not JSON', '{', 'The body is not JSON'],
    ['a number', '7', 'Request body must contain an event object or an array of event objects'],
    ['an event without a name', '[{}]', 'event name is empty'],
    [
      'an internal event',
      '{"name":"inngest/function.failed"}',
      'event name is reserved for internal use: inngest/function.failed',
    ],
    ['data that is no object', '{"name":"a","data":[1]}', 'event data must be an object'],
    ['a time before 1980', '{"name":"a","ts":1000}', 'timestamp is before Jan 1, 1980'],
    ['a NUL in the name', '{"name":"a\\u0000"}', 'event contains a NUL character'],
    ['a NUL in the data', '{"name":"a","data":{"text":"a\\u0000b"}}', 'event contains a NUL character'],
    [
      'too large an event',
      JSON.stringify({ name: 'a', data: { text: 'x'.repeat(3 * 1024 * 1024) } }),
      'Event is over the max size',
    ],
  ])('answers 400 with the reason to %s', async (_what, body, reason) => {
    const response = await post(`/e/${eventKey}`, body);
    expect(response.status).toBe(400);
    const { error } = await response.json();
    expect(error).toContain(reason);
    expect(error).not.toMatch(/\n\s+at /);
  });

  test('answers garbage on every other path without failing', async () => {
    const garbage = [
      '',
      'null',
      '[]',
      '{"qi_id":7}',
      '{"appName":"","url":"x","functions":[]}',
      '\u0000',
      '{"functions":',
    ];
    const bearer = {
      authorization: `Bearer ${(await import('@/server/embedded/inngest/rules/sign')).hashSigningKey(signingKey)}`,
    };
    for (const path of [
      '/fn/register',
      '/v1/checkpoint/nobody/async',
      '/v1/checkpoint/%00/async',
      '/nowhere',
      '/e/%ff',
    ]) {
      for (const body of garbage) {
        const status = (await post(path, body, bearer)).status;
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
      }
    }
    expect(world.logs.filter((line) => line.startsWith('POST'))).toEqual([]);
  });

  /** What the server answers to a request with a body that goes on for as long as it is read. */
  const pour = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; bytes: number }>((resolve, reject) => {
      let bytes = 0;
      const request = http.request(`${world.url}${path}`, { method: 'POST', headers }, (response) => {
        resolve({ status: response.statusCode ?? 0, bytes });
        request.destroy();
      });
      request.on('error', reject);
      const chunk = Buffer.alloc(64 * 1024, ' ');
      const write = () => {
        if (request.destroyed) return;
        bytes += chunk.length;
        request.write(chunk, () => setImmediate(write));
      };
      write();
    });

  test('looks at the key before it reads a body, and reads no more than the largest legal one', async () => {
    const { hashSigningKey } = await import('@/server/embedded/inngest/rules/sign');
    const bearer = { authorization: `Bearer ${hashSigningKey(signingKey)}` };
    for (const path of ['/e/wrong', '/fn/register', '/v1/checkpoint/nobody/async']) {
      const { status, bytes } = await pour(path);
      expect(status).toBe(401);
      expect(bytes).toBeLessThan(8 * 1024 * 1024); // what the sockets hold
    }
    for (const [path, most] of [
      [`/e/${eventKey}`, 12],
      ['/fn/register', 1],
      ['/v1/checkpoint/nobody/async', 32],
    ] as const) {
      const { status, bytes } = await pour(path, bearer);
      expect(status).toBe(413);
      expect(bytes).toBeLessThan((most + 8) * 1024 * 1024);
    }
  });

  /** The first line of the answer to a request written by hand; empty when the connection only closes. */
  const speak = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(world.url);
      const socket = net.connect(Number(port), hostname, () => socket.write(text));
      socket.once('data', (data) => {
        resolve(data.toString().split('\r\n')[0] ?? '');
        socket.destroy();
      });
      socket.once('close', () => resolve(''));
      socket.once('error', reject);
    });

  test.each([
    'GET //',
    'GET ///v1/events',
    'GET /%',
    'GET /v1/events/%00',
    'GET /v1/events?name=%00',
    'GET /v1/events?cursor=%00&limit=NaN',
    'GET /v1/../../health/%2e%2e',
    'GET http://stranger.example/nowhere',
    'GET http://[',
    'OPTIONS *',
    'HEAD /v1/events',
    'TRACE /health',
    'PATCH /fn/register',
    `GET /${'a'.repeat(100_000)}`,
    'RUBBISH /',
    'GET',
  ])('answers %.60s with a refusal of the client, and goes on', async (line) => {
    const { hashSigningKey } = await import('@/server/embedded/inngest/rules/sign');
    const headers = `Host: x\r\nAuthorization: Bearer ${hashSigningKey(signingKey)}\r\n`;
    expect(await speak(`${line} HTTP/1.1\r\n${headers}\r\n`)).toMatch(/^HTTP\/1.1 4\d\d/);
    for (const upgrade of ['Connection: Upgrade\r\nUpgrade: websocket\r\n', 'Host: again\r\n'])
      expect(await speak(`${line} HTTP/1.1\r\n${headers}${upgrade}\r\n`)).not.toMatch(/^HTTP\/1.1 5/);
    expect((await fetch(`${world.url}/health`)).status).toBe(200);
  });

  test('refuses what is nested too deeply to be kept', async () => {
    for (const depth of [1000, 100_000]) {
      const body = `{"name":"a","data":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
      expect((await post(`/e/${eventKey}`, body)).status).toBe(400);
    }
  });

  test('tells a run and an event that do not exist from those that do', async () => {
    // As the real server does where it caches: the error is in the body.
    expect(await world.api.call('/v1/runs/01ARZ3NDEKTSV4RRFFQ69G5FAV')).toEqual({
      status: 200,
      body: inngestAnswer('unknown-run'),
    });
    expect(await world.api.call('/v1/events/01ARZ3NDEKTSV4RRFFQ69G5FAV')).toEqual({
      status: 200,
      body: inngestAnswer('unknown-event'),
    });
    const id = await world.send({ name: 'nobody/listens' });
    expect((await world.api.call(`/v1/events/${id}`)).status).toBe(200);
    expect((await world.api.call(`/v1/events/${id}/runs`)).body).toMatchObject({ data: [] });
  });
});

test('a second server on the same database does not start', async () => {
  const { startInngestServer } = await import('@/server/embedded/inngest/start-inngest-server');
  const second = startInngestServer({
    databaseUrl: world.databaseUrl,
    port: 0,
    appUrls: [],
    signingKey,
    eventKey,
  });
  await expect(second).rejects.toThrow('Another embedded Inngest server is using this database.');
  await until(async () => (await world.api.call('/v1/events')).status === 200);
});
