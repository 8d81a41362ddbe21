import { z } from 'zod';
import { appId } from './contract';
import { inngestApi } from './inngest-address';

const answerTimeoutMs = 2000;

const functionsSchema = z.array(z.object({ id: z.string() }));
const answerSchema = z.union([
  functionsSchema,
  z.object({ data: functionsSchema }).transform(({ data }) => data),
]);

/**
 * Asks Inngest which of this app's functions it knows, and answers their ids as in the contract, without the app's name.
 * Throws one sentence when Inngest does not answer within two seconds, or answers something else.
 */
export async function listRegisteredFunctions(): Promise<string[]> {
  const { url, headers } = inngestApi();
  let response: Response;
  try {
    // The query string differs each time, since some servers cache by address.
    response = await fetch(`${url}/v1/apps/${appId}/functions?at=${Date.now()}`, {
      headers,
      signal: AbortSignal.timeout(answerTimeoutMs),
      cache: 'no-store',
    });
  } catch (cause) {
    throw new Error(`Inngest does not answer at ${url}`, { cause });
  }
  if (response.status === 404) return []; // it has never heard of this app
  const answer = answerSchema.safeParse(await response.json().catch(() => null));
  if (!response.ok || !answer.success)
    throw new Error(`Inngest at ${url} answered ${response.status} when asked for the functions`);
  const prefix = `${appId}-`;
  return answer.data.flatMap(({ id }) => (id.startsWith(prefix) ? [id.slice(prefix.length)] : []));
}
