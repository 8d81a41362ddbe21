import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

type Trigger = { event?: string; expression?: string; cron?: string };
type Concurrency = { limit: number; key?: string; scope?: string };
type Registered = {
  id: string;
  name: string;
  triggers: Trigger[];
  steps: { step: { runtime: { url: string }; retries?: { attempts: number } } };
  cancel?: { event: string; if?: string; timeout?: string }[];
  concurrency?: Concurrency | Concurrency[];
};

const never = '0001-01-01T00:00:00Z';
const byHostName = (url: string) => url.replace('//127.0.0.1', '//localhost');

/**
 * A server that registers and lists functions and takes events as `inngest start` does, in what was recorded from it: it
 * never asks an app on its own, archives what a registration leaves out, and starts nothing, ever, for an event that nobody
 * listens to when it arrives. It runs no function.
 */
export async function startRegisteringInngest({
  port = 0,
  signingKey,
}: {
  port?: number;
  signingKey: string;
}) {
  let functions = new Map<string, { config: Registered; archivedAt: string }>();
  const registrations: { url: string; functions: Registered[] }[] = [];
  const events: { id: string; name: string; startedFunctions: string[] }[] = [];
  const state = { key: signingKey, checksum: '', refuses: null as string | null, atOnce: 0, mostAtOnce: 0 };
  const isAllowed = (header = '') =>
    header.endsWith(createHash('sha256').update(Buffer.from(state.key, 'hex')).digest('hex'));

  function register(text: string) {
    const body: { url: string; functions: Registered[] } = JSON.parse(text);
    registrations.push(body);
    const checksum = createHash('sha256').update(text).digest('hex');
    if (checksum === state.checksum) return { ok: true };
    state.checksum = checksum;
    for (const fn of functions.values()) fn.archivedAt = new Date().toISOString();
    for (const config of body.functions) functions.set(config.id, { config, archivedAt: never });
    return { ok: true, modified: true };
  }

  const list = () =>
    [...functions.values()].map(({ config, archivedAt }) => ({
      internal_id: `uuid-${config.id}`,
      id: config.id,
      name: config.name,
      config: {
        id: `uuid-${config.id}`,
        name: config.name,
        slug: config.id,
        triggers: config.triggers,
        ...(config.cancel ? { cancel: config.cancel } : {}),
        ...(config.concurrency
          ? {
              concurrency: [config.concurrency]
                .flat()
                .map((limit) => ({ ...limit, scope: 'Fn', hash: '15ls9q4cpewcy' })),
            }
          : {}),
        steps: [
          {
            id: 'step',
            name: 'step',
            uri: byHostName(config.steps.step.runtime.url),
            ...(config.steps.step.retries ? { retries: config.steps.step.retries.attempts } : {}),
          },
        ],
      },
      created_at: new Date().toISOString(),
      archived_at: archivedAt,
    }));

  function take(text: string): [status: number, body: unknown] {
    const sent: { id: string; name: string; data?: Record<string, unknown> }[] = JSON.parse(text);
    const bad = state.refuses;
    if (bad && sent.some(({ data }) => JSON.stringify(data).includes(bad)))
      return [400, { ids: [''], status: 400, error: `event ${bad} is refused` }];
    for (const { id, name } of sent) {
      const startedFunctions = [...functions.values()]
        .filter(
          ({ config, archivedAt }) => archivedAt === never && config.triggers.some((t) => t.event === name),
        )
        .map(({ config }) => config.id);
      events.push({ id, name, startedFunctions });
    }
    return [200, { ids: sent.map(({ id }) => `at-inngest-${id}`), status: 200 }];
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const answer = (status: number, body: unknown) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      const path = request.url ?? '';
      if (path.startsWith('/e/')) return void answer(...take(text));
      if (!isAllowed(request.headers.authorization))
        return void answer(401, { ok: false, status: 401, error: 'Unauthorized' });
      if (path.startsWith('/v1/apps/caravan/functions')) return void answer(200, list());
      if (!path.startsWith('/fn/register')) return void answer(404, { error: 'not found', status: 404 });
      state.atOnce++;
      state.mostAtOnce = Math.max(state.mostAtOnce, state.atOnce);
      // Long enough for another replica to come in between.
      setTimeout(() => {
        state.atOnce--;
        answer(200, register(text));
      }, 20);
    });
  });
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address ? address.port : at;
  };
  const taken = await listen(port);
  return {
    url: `http://127.0.0.1:${taken}`,
    registrations,
    events,
    /** The ids of the functions that it has, without the app's name. */
    has: () =>
      [...functions.values()]
        .filter(({ archivedAt }) => archivedAt === never)
        .map(({ config }) => config.id.replace('caravan-', ''))
        .sort(),
    get: (id: string) => functions.get(`caravan-${id}`)?.config,
    /** How many registrations it worked on at the same time, at most. */
    mostAtOnce: () => state.mostAtOnce,
    /** Loses all its data, as one whose volume is gone. */
    forget() {
      functions = new Map();
      state.checksum = '';
    },
    setSigningKey(key: string) {
      state.key = key;
    },
    /** Refuses requests with events whose data contain this. */
    refuseEventsWith(text: string | null) {
      state.refuses = text;
    },
    async goAway() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
    comeBack: () => listen(taken),
    async stop() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
