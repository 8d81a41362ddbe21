import { describeError } from '@/server/core/describe-error';
import { listRegisteredFunctions } from '../inngest/list-registered-functions';
import { contract } from '../stages/contract';
import { heldEvents } from './held-events';

export type Registration =
  | {
      ok: true;
      registered: string[];
      missing: string[];
      /** The function of each id that Inngest's runs are named with. */
      functionOf: Record<string, string>;
    }
  | { ok: false; reason: string };

/**
 * Which functions of the contract Inngest knows and which it lacks, or in a sentence why it does not say. A function that it
 * has for other events than the contract's counts as missing.
 */
export async function fetchRegistration(withinMs?: number): Promise<Registration> {
  try {
    const functions = await listRegisteredFunctions(withinMs);
    const deaf = new Set([...heldEvents(functions).values()].flat());
    const registered = functions.map(({ id }) => id).filter((id) => !deaf.has(id));
    const missing = contract.functionIds.filter((id) => !registered.includes(id));
    const named = functions.flatMap(({ id, internalId }) => (internalId ? [[internalId, id] as const] : []));
    return { ok: true, registered, missing, functionOf: Object.fromEntries(named) };
  } catch (error) {
    return { ok: false, reason: describeError(error) };
  }
}
