import { z } from 'zod';
import { askInngest, inngestUrl } from './ask-inngest';
import { appId } from './contract';

const answerTimeoutMs = 2000;

const functionsSchema = z.array(z.object({ id: z.string(), internal_id: z.string().nullish() }));
const answerSchema = z.union([
  functionsSchema,
  z.object({ data: functionsSchema }).transform(({ data }) => data),
]);

/** A function by its id as in the contract, without the app's name, and by the one that Inngest's runs name it with. */
export type RegisteredFunction = { id: string; internalId: string | null };

/**
 * Asks Inngest which of this app's functions it knows. `withinMs` is how long it may take.
 * Throws one sentence when Inngest does not answer in time, or answers something else.
 */
export async function listRegisteredFunctions(withinMs = answerTimeoutMs): Promise<RegisteredFunction[]> {
  const url = inngestUrl();
  let response: Response;
  try {
    response = await askInngest(`/v1/apps/${appId}/functions`, withinMs);
  } catch (cause) {
    throw new Error(`Inngest does not answer at ${url}`, { cause });
  }
  if (response.status === 404) return []; // it has never heard of this app
  const answer = answerSchema.safeParse(await response.json().catch(() => null));
  if (!response.ok || !answer.success)
    throw new Error(`Inngest at ${url} answered ${response.status} when asked for the functions`);
  const prefix = `${appId}-`;
  return answer.data.flatMap(({ id, internal_id: internalId }) =>
    id.startsWith(prefix) ? [{ id: id.slice(prefix.length), internalId: internalId ?? null }] : [],
  );
}
