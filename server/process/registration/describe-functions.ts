import { createHash } from 'node:crypto';
import type { InngestFunction } from 'inngest';
import { z } from 'zod';
import { inngestUrl } from '@/server/process/inngest/ask-inngest';
import { callRegistrar } from './call-registrar';

const triggerSchema = z.union([
  z.object({ event: z.string(), expression: z.string().optional() }),
  z.object({ cron: z.string() }),
]);
const concurrencySchema = z.object({
  limit: z.number(),
  key: z.string().optional(),
  scope: z.string().optional(),
});
const functionSchema = z.object({
  id: z.string(),
  triggers: z.array(triggerSchema),
  steps: z.object({
    step: z.object({
      runtime: z.object({ url: z.string() }),
      retries: z.object({ attempts: z.number() }).optional(),
    }),
  }),
  cancel: z
    .array(z.object({ event: z.string(), if: z.string().optional(), timeout: z.string().optional() }))
    .optional(),
  concurrency: z.union([z.number(), concurrencySchema, z.array(concurrencySchema)]).optional(),
});
const bodySchema = z.looseObject({ functions: z.array(functionSchema) });

/** A function as the SDK registers it: what compareFunctions holds against what Inngest has. */
export type ServedFunction = z.infer<typeof functionSchema>;

export type Description = {
  functions: ServedFunction[];
  /** Of everything that is registered, and of the Inngest that it is registered with. */
  hash: string;
  /** How the SDK marks its answers to a request to register. */
  headers: [string, string][];
};

const described = new WeakMap<InngestFunction.Any[], Promise<Description>>();

/** What the SDK would register for these functions: its own request, which is read here and sent to nobody. */
export function describeFunctions(functions: InngestFunction.Any[]): Promise<Description> {
  const known = described.get(functions) ?? readDescription(functions);
  described.set(functions, known);
  return known;
}

async function readDescription(functions: InngestFunction.Any[]): Promise<Description> {
  let text = '';
  const { headers } = await callRegistrar(functions, async (_url, init) => {
    text = String(init?.body);
    return Response.json({ ok: true });
  });
  const body = bodySchema.parse(JSON.parse(text));
  const { url, sdk } = body;
  const hash = createHash('sha256')
    .update(JSON.stringify([inngestUrl(), url, sdk, JSON.parse(text).functions]))
    .digest('hex');
  return { functions: body.functions, hash, headers };
}
