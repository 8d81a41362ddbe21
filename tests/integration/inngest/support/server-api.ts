import { z } from 'zod';
import { hashSigningKey } from '@/server/embedded/inngest/rules/sign';
import { signingKey } from './app';
import { until } from './until';

const runSchema = z.object({
  run_id: z.string(),
  function_slug: z.string(),
  status: z.string(),
  ended_at: z.string().nullable(),
  output: z.unknown(),
});
export type Run = z.infer<typeof runSchema>;

/** The server's `/v1` API, asked with the signing key. */
export function serverApi(url: string) {
  const call = async (path: string, method = 'GET') => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer signkey-test-${hashSigningKey(signingKey)}` },
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
  const runsOf = async (event: string): Promise<Run[]> => {
    const { body } = await call(`/v1/events/${event}/runs`);
    return z.object({ data: z.array(runSchema) }).parse(body).data;
  };
  return {
    call,
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
