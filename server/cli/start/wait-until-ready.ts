import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const pauseMs = 150;
const sayAfterMs = 10_000;

const answerSchema = z.object({ ready: z.boolean(), reasons: z.array(z.string()).default([]) });

/**
 * Waits until the app at `baseUrl` answers that it is ready, as long as it takes, and registers its functions with
 * Inngest meanwhile. Says what it waits for every ten seconds.
 */
export async function waitUntilReady(
  baseUrl: string,
  say: (message: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let saidAt = Date.now();
  for (let round = 0; !signal.aborted; round++) {
    const reasons = await askForReasons(`${baseUrl}/api/health/ready`, signal);
    if (!reasons) return;
    if (reasons.length && round % 10 === 0) await register(baseUrl, signal);
    if (Date.now() - saidAt > sayAfterMs) {
      saidAt = Date.now();
      say(`Still waiting: ${reasons.join('; ') || 'the app does not answer yet'}.`);
    }
    await delay(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Why the app is not ready: null when it is, no reasons when it does not answer. */
async function askForReasons(url: string, signal: AbortSignal): Promise<string[] | null> {
  try {
    const response = await fetch(url, { signal, redirect: 'manual' });
    const answer = answerSchema.parse(await response.json());
    return response.ok && answer.ready ? null : answer.reasons;
  } catch {
    return [];
  }
}

// What `curl -X PUT` does by hand after a deploy: the app tells Inngest which functions it serves.
async function register(baseUrl: string, signal: AbortSignal): Promise<void> {
  await fetch(`${baseUrl}/api/inngest`, { method: 'PUT', signal }).catch(() => undefined);
}
