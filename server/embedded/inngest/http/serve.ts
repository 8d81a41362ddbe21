import http from 'node:http';
import type { Engine } from '../engine/engine';
import { isDeep } from '../rules/is-deep';
import { isBearerValid, isSameSecret } from '../rules/sign';
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
  const url = readUrl(request.url ?? '/');
  for (const route of routes) {
    const match = route.method === request.method ? route.pattern.exec(url.pathname) : null;
    if (!match) continue;
    const params = match.slice(1).map(decode);
    const refused = refuseStranger(route, params, request.headers.authorization, keys);
    if (refused) return refused;
    const headers: Record<string, string | undefined> = {};
    for (const [name, value] of Object.entries(request.headers)) headers[name] = value?.toString();
    const body = route.maxBytes === undefined ? undefined : await readJson(request, route.maxBytes);
    return route.handle({ params, search: url.searchParams, headers, body }, engine);
  }
  throw new BadRequest('Not found', 404);
}

function readUrl(text: string): URL {
  const url = URL.canParse(text, 'http://localhost') ? new URL(text, 'http://localhost') : null;
  // PostgreSQL keeps no NUL, so nothing has one in its name.
  if (!url || [...url.searchParams.values()].some((value) => value.includes('\u0000')))
    throw new BadRequest('The address is malformed');
  return url;
}

function refuseStranger(
  { auth }: Route,
  params: string[],
  authorization: string | undefined,
  keys: Keys,
): Reply | null {
  if (auth === 'bearer' && !isBearerValid(authorization, keys.signingKey))
    throw new BadRequest('Unauthorized', 401);
  if (auth === 'event-key' && !isSameSecret(params[0] ?? '', keys.eventKey))
    return { status: 401, body: { status: 401, message: '', error: 'Event key not found' } };
  return null;
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

async function readJson(request: http.IncomingMessage, maxBytes: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxBytes) throw new BadRequest(`The body is larger than ${maxBytes} bytes`, 413);
    chunks.push(chunk);
  }
  let value: unknown;
  try {
    value = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new BadRequest('The body is not JSON');
  }
  if (isDeep(value)) throw new BadRequest('The body is nested too deeply');
  return value;
}
