import { createHash, randomUUID } from 'node:crypto';
import { env } from '@/server/core/env';

const cloudApi = 'https://api.inngest.com';

/** Where Inngest's REST API is, without a trailing slash. */
export const inngestUrl = (): string =>
  (env.INNGEST_DEV ?? env.INNGEST_BASE_URL ?? cloudApi).replace(/\/$/, '');

/**
 * Asks Inngest's REST API. While the signing key is being rotated, Inngest may still have the old one: where it refuses the
 * new one, it is asked with the other, as the SDK does. The query string differs each time, since Inngest caches its
 * answers by the exact address. Throws when there is no answer within `withinMs`, whatever `fetch` throws.
 */
export async function askInngest(path: string, withinMs: number): Promise<Response> {
  const signal = AbortSignal.timeout(withinMs);
  const ask = (key: string | undefined) =>
    fetch(`${inngestUrl()}${path}?t=${randomUUID()}`, {
      headers: key ? { authorization: `Bearer ${hashSigningKey(key)}` } : {},
      signal,
      cache: 'no-store',
    });
  if (env.INNGEST_DEV) return ask(undefined);
  const response = await ask(env.INNGEST_SIGNING_KEY);
  const isRefused = response.status === 401 || response.status === 403;
  if (!isRefused || !env.INNGEST_SIGNING_KEY_FALLBACK) return response;
  await response.body?.cancel();
  return ask(env.INNGEST_SIGNING_KEY_FALLBACK);
}

// Inngest's SDK specification, 4.1.4: the prefix stays, the key's bytes are hashed.
function hashSigningKey(key: string): string {
  const [prefix = ''] = /^signkey-\w+-/.exec(key) ?? [];
  const bytes = Buffer.from(key.slice(prefix.length), 'hex');
  return prefix + createHash('sha256').update(bytes).digest('hex');
}
