import { createHash } from 'node:crypto';
import { env } from '@/server/env';

const cloudApi = 'https://api.inngest.com';

/** Where Inngest's REST API is, without a trailing slash, and the headers that it wants. */
export function inngestApi(): { url: string; headers: Record<string, string> } {
  const url = env.INNGEST_DEV ?? env.INNGEST_BASE_URL ?? cloudApi;
  const key = env.INNGEST_DEV ? undefined : env.INNGEST_SIGNING_KEY;
  return {
    url: url.replace(/\/$/, ''),
    headers: key ? { authorization: `Bearer ${hashSigningKey(key)}` } : {},
  };
}

// Inngest's SDK specification, 4.1.4: the prefix stays, the key's bytes are hashed.
function hashSigningKey(key: string): string {
  const [prefix = ''] = /^signkey-\w+-/.exec(key) ?? [];
  const bytes = Buffer.from(key.slice(prefix.length), 'hex');
  return prefix + createHash('sha256').update(bytes).digest('hex');
}
