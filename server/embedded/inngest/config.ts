import { z } from 'zod';

const delays = z
  .string()
  .transform((text) => text.split(',').map(Number))
  .pipe(z.array(z.number().int().min(0)));

const schema = z.object({
  databaseUrl: z.url(),
  port: z.coerce.number().int().min(0).max(65535).default(8288),
  /** Where the apps serve their functions, such as http://localhost:3000/api/inngest. */
  appUrls: z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.url())),
  signingKey: z.string().regex(/^(signkey-\w+-)?([0-9a-f]{2})+$/i, 'must be hex, an even number of digits'),
  eventKey: z.string().min(1),
  /** Milliseconds before each retry, instead of Inngest's own schedule. */
  retryDelaysMs: delays.optional(),
  /** Milliseconds between two looks at each app, to notice that its functions changed. */
  pollIntervalMs: z.coerce.number().int().min(50).default(5000),
});

export type InngestServerConfig = z.infer<typeof schema>;

/** The configuration from the environment. Throws one sentence that names each variable that is missing or wrong. */
export function parseConfig(env: Record<string, string | undefined>): InngestServerConfig {
  const names = {
    databaseUrl: 'DATABASE_URL',
    port: 'INNGEST_EMBEDDED_PORT',
    appUrls: 'INNGEST_APP_URLS',
    signingKey: 'INNGEST_SIGNING_KEY',
    eventKey: 'INNGEST_EVENT_KEY',
    retryDelaysMs: 'INNGEST_RETRY_DELAYS_MS',
    pollIntervalMs: 'INNGEST_POLL_INTERVAL_MS',
  } as const;
  const given = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, env[name] || undefined]));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const name = Object.entries(names).find(([key]) => key === issue.path[0])?.[1] ?? 'configuration';
    return `${name} ${issue.code === 'invalid_type' ? 'is missing' : issue.message}`;
  });
  throw new Error(`The embedded Inngest server cannot start: ${problems.join('; ')}.`);
}
