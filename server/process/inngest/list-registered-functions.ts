import { z } from 'zod';
import { appId } from '../stages/contract';
import { askInngest, inngestUrl } from './ask-inngest';

const answerTimeoutMs = 2000;

const triggerSchema = z.object({
  event: z.string().nullish(),
  expression: z.string().nullish(),
  cron: z.string().nullish(),
});
const configSchema = z.object({
  triggers: z.array(triggerSchema),
  steps: z.array(z.object({ uri: z.string().nullish(), retries: z.number().nullish() })).nullish(),
  cancel: z
    .array(z.object({ event: z.string(), if: z.string().nullish(), timeout: z.string().nullish() }))
    .nullish(),
  concurrency: z
    .array(z.object({ limit: z.number(), key: z.string().nullish(), scope: z.string().nullish() }))
    .nullish(),
});
export type RegisteredConfig = z.infer<typeof configSchema>;

const functionsSchema = z.array(
  z.object({
    id: z.string(),
    internal_id: z.string().nullish(),
    archived_at: z.string().nullish(),
    // Inngest Cloud may describe it in another way: what cannot be read is not compared.
    config: configSchema.nullish().catch(null),
  }),
);
const answerSchema = z.union([
  functionsSchema,
  z.object({ data: functionsSchema }).transform(({ data }) => data),
]);

/** A function that Inngest has of this app. */
export type RegisteredFunction = {
  /** As in the contract, without the app's name. */
  id: string;
  /** What Inngest's runs name it with. */
  internalId: string | null;
  /** Null where Inngest does not tell. */
  config: RegisteredConfig | null;
};

/** Inngest answers, and refuses: unlike an Inngest that cannot be reached or that fails. */
export class InngestRefusal extends Error {}

/**
 * Asks Inngest which of this app's functions it has; archived ones are not among them. `withinMs` is how long it may take.
 * Throws one sentence when Inngest does not answer in time, or, as InngestRefusal, when it answers something else.
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
  if (!response.ok || !answer.success) {
    const { status } = response;
    const message = `Inngest at ${url} answered ${status} when asked for the functions${hintOf(status)}`;
    throw status >= 500 ? new Error(message) : new InngestRefusal(message);
  }
  const prefix = `${appId}-`;
  return answer.data
    .filter(({ id, archived_at }) => id.startsWith(prefix) && !isInstant(archived_at))
    .map(({ id, internal_id, config }) => ({
      id: id.slice(prefix.length),
      internalId: internal_id ?? null,
      config: config ?? null,
    }));
}

const hintOf = (status: number) =>
  status === 401 || status === 403 ? ': INNGEST_SIGNING_KEY is not the key that it has' : '';

// Go writes an instant that was never set as one of the year 1.
const isInstant = (text: string | null | undefined) => Boolean(text) && new Date(text ?? '').getTime() > 0;
