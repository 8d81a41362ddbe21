import { callRegistrar } from './call-registrar';
import { registrations } from './registrations';

/**
 * Tells Inngest that this app has no functions any more: it drops those that are registered, and their crons. This process
 * registers none after that. Throws one sentence when Inngest does not take it.
 */
export async function withdrawFunctions(withinMs: number): Promise<void> {
  await registrations.end();
  const { ok, message } = await callRegistrar([], (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.timeout(withinMs) }),
  );
  if (!ok) throw new Error(`Inngest did not take the functions away: ${message}`);
}
