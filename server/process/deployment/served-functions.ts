import type { InngestFunction } from 'inngest';
import type { Db } from '@/server/core/db';
import { socket } from '@/server/core/socket';
import { aroundDeployment } from './around-deployment';

// A hot reload evaluates the functions again where they are called, and not where the sweeps began.
const provided = socket<InngestFunction.Any[]>('functions');

/** Says which functions this app has. Every process that registers or compares them calls it first. */
export function provideFunctions(functions: InngestFunction.Any[]): void {
  provided.plugIn(functions);
}

/** The functions that this app has. Throws in a process where provideFunctions was not called. */
export function providedFunctions(): InngestFunction.Any[] {
  const functions = provided.plugged();
  if (!functions) throw new Error('No functions were provided: call provideFunctions at start.');
  return functions;
}

/** The functions that this app serves now: where the lab is on, as its armed faults have them. */
export async function servedFunctions(db: Db): Promise<InngestFunction.Any[]> {
  const functions = providedFunctions();
  return aroundDeployment.plugged()?.serve(db, functions) ?? functions;
}
