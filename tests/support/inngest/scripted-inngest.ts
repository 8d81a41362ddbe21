import { once } from 'node:events';
import { createServer } from 'node:http';
import { appId, contract } from '@/server/process/stages/contract';
import { inngestAnswer } from './inngest-answers';

type Said = { name: string; startedAt?: Date; endedAt?: Date };

/**
 * An Inngest that accepts every event, runs nothing, and says of each event's runs what a test tells it to, in the words
 * of the real server. Listens on 127.0.0.1.
 */
export async function startScriptedInngest() {
  const received: { id: string; name: string }[] = [];
  let said: Said = { name: 'lost' };
  let registered: readonly string[] = contract.functionIds;
  let triggers: Record<string, { event: string; expression?: string }[]> = {};
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url?.split('?')[0] ?? '';
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer(path, Buffer.concat(chunks).toString())));
    });
  });
  function answer(path: string, body: string): unknown {
    if (path.startsWith('/e/')) {
      const events: { id: string; name: string }[] = JSON.parse(body);
      received.push(...events);
      return { ids: events.map(({ id }) => `at-inngest-${id}`), status: 200 };
    }
    if (path.endsWith('/functions')) {
      return registered.map((id) => ({
        id: `${appId}-${id}`,
        internal_id: `uuid-${id}`,
        config: triggers[id] && { triggers: triggers[id] },
      }));
    }
    return retimed(said);
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    received,
    /** From now on it says this of the runs of every event. */
    say(next: Said) {
      said = next;
    },
    /** From now on it has these functions, some of them with these triggers; of the others it does not tell. */
    knowOnly(ids: readonly string[], withTriggers: typeof triggers = {}) {
      registered = ids;
      triggers = withTriggers;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A recorded list with times of today; what has not ended still has not. */
function retimed({ name, startedAt = new Date(), endedAt = new Date() }: Said): unknown {
  const text = JSON.stringify(inngestAnswer(name));
  return JSON.parse(text, (key, value: unknown) => {
    if (key === 'run_started_at') return startedAt.toISOString();
    return key === 'ended_at' && value !== null ? endedAt.toISOString() : value;
  });
}
