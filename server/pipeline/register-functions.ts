import { env } from '@/server/env';

const answerTimeoutMs = 5000;

/**
 * Has the app register what it serves with Inngest, as a deploy does. Registering what is registered changes nothing.
 * Never throws: whether it helped is for fetchRegistration to say.
 */
export async function registerFunctions(): Promise<void> {
  try {
    await fetch(`${env.INNGEST_SERVE_ORIGIN ?? env.APP_URL}/api/inngest`, {
      method: 'PUT',
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
  } catch {
    // The app or Inngest is away, and the registration stays as it is.
  }
}
