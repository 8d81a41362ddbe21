import http from 'node:http';
import type { Engine } from '../engine/engine';
import { limits } from '../protocol';
import { isBearerValid } from '../rules/sign';
import { getEvent, listEventRuns, listEvents } from './get-events';
import { getFunctions } from './get-functions';
import { health } from './health';
import { postCheckpoint } from './post-checkpoint';
import { postEvents } from './post-events';
import { postRegister } from './post-register';
import { BadRequest, type Keys, type Reply, type Route } from './route';
import { deleteRun, getActions, getBatch, getRun } from './runs';

const routes: readonly Route[] = [
  postCheckpoint,
  postEvents,
  postRegister,
  getRun,
  deleteRun,
  listEventRuns,
  getEvent,
  listEvents,
  getActions,
  getBatch,
  getFunctions,
  health,
];

/** The HTTP server. What a request has wrong is its answer; what goes wrong here is logged, and answered without detail. */
export function createHttpServer(engine: Engine, keys: Keys): http.Server {
  return http.createServer((request, response) => {
    answer(request, engine, keys)
      .catch((error: unknown): Reply => {
        if (error instanceof BadRequest) {
          return { status: error.status, body: { error: error.message, data: null, status: error.status } };
        }
        engine.log(
          `${request.method} ${request.url}: ${error instanceof Error ? error.message : String(error)}`,
        );
        return { status: 500, body: { error: 'Internal error', status: 500 } };
      })
      .then(({ status, body }) => {
        const text = body === undefined ? '' : JSON.stringify(body);
        // What is left of a body that was refused must not be taken for the next request.
        if (!request.complete) response.setHeader('connection', 'close');
        response.writeHead(status, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          'x-inngest-server-kind': 'cloud',
        });
        response.end(text);
      });
  });
}

async function answer(request: http.IncomingMessage, engine: Engine, keys: Keys): Promise<Reply> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  for (const route of routes) {
    const match = route.method === request.method ? route.pattern.exec(url.pathname) : null;
    if (!match) continue;
    if (route.auth === 'bearer' && !isBearerValid(request.headers.authorization, keys.signingKey)) {
      throw new BadRequest('Unauthorized', 401);
    }
    const headers: Record<string, string | undefined> = {};
    for (const [name, value] of Object.entries(request.headers)) headers[name] = value?.toString();
    return route.handle(
      {
        params: match.slice(1).map(decode),
        search: url.searchParams,
        headers,
        body: route.method === 'POST' ? await readJson(request) : undefined,
      },
      engine,
      keys,
    );
  }
  throw new BadRequest('Not found', 404);
}

function decode(text: string): string {
  try {
    const decoded = decodeURIComponent(text);
    if (!decoded.includes('\u0000')) return decoded;
  } catch {
    // Fall through: it is not a path of ours.
  }
  throw new BadRequest('The path is malformed');
}

async function readJson(request: http.IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > limits.bodyBytes) throw new BadRequest('The body is too large', 413);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new BadRequest('The body is not JSON');
  }
}
