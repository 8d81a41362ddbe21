import type { InngestFunction } from 'inngest';
import { Inngest } from 'inngest';
import { serve } from 'inngest/next';
import { NextRequest } from 'next/server';
import { z } from 'zod';
import { env } from '@/server/core/env';
import { serveOrigin, servePath } from '@/server/core/http/serve-origin';
import { appId } from '@/server/process/stages/contract';

const answerSchema = z.object({ message: z.string(), modified: z.boolean() });

export type RegistrarAnswer = z.infer<typeof answerSchema> & {
  ok: boolean;
  /** The SDK's marks of the answer. */
  headers: [string, string][];
};

/**
 * Has Inngest's SDK register the functions, as it does when its handler is asked to with a PUT. `fetch` carries its request
 * to Inngest. Nothing of the address that is registered comes from outside: the request is made here.
 */
export async function callRegistrar(
  functions: InngestFunction.Any[],
  fetch: typeof globalThis.fetch,
): Promise<RegistrarAnswer> {
  const client = new Inngest({
    id: appId,
    isDev: Boolean(env.INNGEST_DEV),
    baseUrl: env.INNGEST_DEV ?? env.INNGEST_BASE_URL,
    signingKey: env.INNGEST_SIGNING_KEY,
    signingKeyFallback: env.INNGEST_SIGNING_KEY_FALLBACK,
    fetch,
    logger: silent, // the answer says what went wrong
  });
  const handler = serve({ client, functions, serveOrigin, servePath, enableUnauthedSync: true });
  const request = new NextRequest(new URL(servePath, serveOrigin), { method: 'PUT' });
  const response = await handler.PUT(request, undefined);
  const headers = [...response.headers].filter(([name]) => name.startsWith('x-inngest-'));
  const answer = answerSchema.safeParse(await response.json().catch(() => null));
  if (!answer.success)
    return { ok: false, message: `The SDK answered ${response.status}`, modified: false, headers };
  return { ok: response.status === 200, ...answer.data, headers };
}

const silent = { info() {}, warn() {}, error() {}, debug() {} };
