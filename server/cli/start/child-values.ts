import { env } from '@/server/core/env';
import type { Plan } from './plan';
import type { Secrets } from './secrets';

/**
 * The environment of the app and the seed: what the person set, and this folder's secrets where they set nothing.
 * Demo credentials and the test gateway are on only where we bring the database ourselves.
 */
export function childValues(
  plan: Plan,
  secrets: Secrets,
  addresses: { databaseUrl: string; inngestUrl: string },
): Record<string, string> {
  const values: Record<string, string> = {
    NODE_ENV: plan.isDevelopment ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(plan.port),
    APP_URL: env.APP_URL,
    DATABASE_URL: addresses.databaseUrl,
    CARAVAN_EMBEDDED: plan.databaseUrl ? '0' : '1',
    LAB: env.LAB ? '1' : '0',
    BETTER_AUTH_SECRET: env.BETTER_AUTH_SECRET ?? secrets.BETTER_AUTH_SECRET,
    HEALTH_TOKEN: plan.healthToken,
    PAYMENT_WEBHOOK_SECRET: env.PAYMENT_WEBHOOK_SECRET ?? secrets.PAYMENT_WEBHOOK_SECRET,
  };
  if (!addresses.inngestUrl) return values;
  // Our own Inngest runs on this machine, and reaches the app here whatever APP_URL is.
  values.INNGEST_SERVE_ORIGIN = env.INNGEST_SERVE_ORIGIN ?? plan.localUrl;
  if (plan.inngest === 'dev-server') return { ...values, INNGEST_DEV: addresses.inngestUrl };
  return {
    ...values,
    INNGEST_DEV: '0',
    INNGEST_BASE_URL: addresses.inngestUrl,
    INNGEST_EVENT_KEY: secrets.INNGEST_EVENT_KEY,
    INNGEST_SIGNING_KEY: secrets.INNGEST_SIGNING_KEY,
  };
}
