import { serveOrigin } from '@/server/core/http/serve-origin';

const answerTimeoutMs = 5000;

/**
 * Has the app register what it serves with Inngest, as a deploy does. Registering what is registered changes nothing.
 * Never throws: whether it helped is for fetchRegistration to say.
 */
export async function registerFunctions(): Promise<void> {
  try {
    await fetch(`${serveOrigin}/api/inngest`, {
      method: 'PUT',
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
  } catch {
    // The app or Inngest is away, and the registration stays as it is.
  }
}
