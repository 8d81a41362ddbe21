import { z } from 'zod';
import { hashSigningKey } from '@/server/embedded/inngest/rules/sign';
import { createClient } from '@/server/postgres/create-client';
import { until } from '@/tests/support/until';
import { signingKey } from './app';

const runSchema = z.object({
  run_id: z.string(),
  status: z.string(),
  ended_at: z.string().nullable(),
});
/** A run as the API tells of it, with what the API does not tell: its function, and what that returned. */
export type Run = z.infer<typeof runSchema> & { function_slug: string; output: unknown };

/** The server's `/v1` API, asked with the signing key, and its database. */
export function serverApi(url: string, databaseUrl: string) {
  const call = async (path: string, method = 'GET') => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer signkey-test-${hashSigningKey(signingKey)}` },
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
  /** Asked again each time: the server caches its answers by their exact address. */
  const ask = (path: string) => call(`${path}?t=${crypto.randomUUID()}`);
  const runsOf = async (event: string): Promise<Run[]> => {
    const { body } = await ask(`/v1/events/${event}/runs`);
    const runs = z.object({ data: z.array(runSchema) }).parse(body).data;
    const kept = runs.length > 0 ? await readKept(databaseUrl, event) : [];
    return runs.map((run) => {
      const row = kept.find(({ id }) => id === run.run_id);
      return { ...run, function_slug: row?.fn_slug ?? '', output: run.ended_at ? row?.output : undefined };
    });
  };
  return {
    call,
    ask,
    runsOf,
    /** The one run of an event, when it has ended. */
    ended: (event: string) =>
      until(async () => {
        const [run] = await runsOf(event);
        return run?.ended_at ? run : undefined;
      }),
    functions: async (app: string): Promise<string[]> => {
      const { body } = await call(`/v1/apps/${app}/functions`);
      return z
        .array(z.object({ id: z.string() }))
        .parse(body)
        .map((fn) => fn.id);
    },
  };
}

type Kept = { id: string; fn_slug: string; output: unknown };

async function readKept(databaseUrl: string, event: string): Promise<Kept[]> {
  const client = createClient(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<Kept>(
      'select id, fn_slug, output from inngest.run where event_id = $1',
      [event],
    );
    return rows;
  } finally {
    await client.end();
  }
}
