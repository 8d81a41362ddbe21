import { pipelineFunctionIds } from './contract';
import { listRegisteredFunctions } from './list-registered-functions';

export type Registration =
  | { ok: true; registered: string[]; missing: string[] }
  | { ok: false; reason: string };

/** Which functions of the contract Inngest knows and which it lacks, or in a sentence why it does not say. */
export async function fetchRegistration(): Promise<Registration> {
  try {
    const registered = await listRegisteredFunctions();
    const missing = pipelineFunctionIds.filter((id) => !registered.includes(id));
    return { ok: true, registered, missing };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : 'Inngest cannot be asked' };
  }
}
