import {
  InngestRefusal,
  listRegisteredFunctions,
  type RegisteredFunction,
} from '@/server/process/inngest/list-registered-functions';

/** What this process knows of the functions that Inngest has, or in a sentence why it does not know. */
export type KnownRegistration =
  | { ok: true; functions: readonly RegisteredFunction[] }
  | { ok: false; reason: string; isRefusal: boolean };

/** How old, in milliseconds, what is known may be. The sweep renews it before. */
const maxAgeMs = 10_000;

type Knowledge = { at: number; answer: KnownRegistration };
// The sweep and the routes are bundled apart: what one of them learns, the others shall know.
const shared = globalThis as typeof globalThis & {
  caravanKnown?: Knowledge;
  caravanAsking?: Promise<KnownRegistration>;
};

/**
 * What Inngest has, asked again only when that is ten seconds old: costs a purchase nothing. An Inngest that did not answer
 * is asked each time, since it may come back without its data. Never throws.
 */
export async function knownRegistration(): Promise<KnownRegistration> {
  const known = shared.caravanKnown;
  if (known?.answer.ok && performance.now() - known.at < maxAgeMs) return known.answer;
  shared.caravanAsking ??= askRegistration().finally(() => {
    shared.caravanAsking = undefined;
  });
  return shared.caravanAsking;
}

/** Asks Inngest which functions it has, and keeps the answer for this process. Never throws. */
export async function askRegistration(): Promise<KnownRegistration> {
  const answer = await ask();
  shared.caravanKnown = { at: performance.now(), answer };
  return answer;
}

/** Forgets what Inngest has: it did not take an event, and may be another when it does. */
export function forgetRegistration(): void {
  shared.caravanKnown = undefined;
}

async function ask(): Promise<KnownRegistration> {
  try {
    return { ok: true, functions: await listRegisteredFunctions() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'Inngest cannot be asked';
    return { ok: false, reason, isRefusal: error instanceof InngestRefusal };
  }
}
