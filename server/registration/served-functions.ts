import type { InngestFunction } from 'inngest';
import type { Db } from '@/server/db';
import { env } from '@/server/env';
import { functionsUnderFaults } from '@/server/lab/functions-under-faults';
import { functions } from '@/server/pipeline';

// A hot reload evaluates the functions again where they are called, and not where the sweeps began.
const shared = globalThis as typeof globalThis & { caravanFunctions?: InngestFunction.Any[] };
shared.caravanFunctions = functions;

/** The functions that this app serves now: where the lab is on, as its armed faults have them. */
export async function servedFunctions(db: Db): Promise<InngestFunction.Any[]> {
  const served = shared.caravanFunctions ?? functions;
  return env.LAB ? functionsUnderFaults(db, served) : served;
}
