import type { Operation } from '../rules/protocol';
import { query } from '../store/query';
import type { Engine } from './engine';

/**
 * Keeps the steps that the app reports during a request. False when the run has ended or the request was repeated
 * since: the SDK then stops, and the newer request counts.
 */
export async function keepCheckpoint(
  engine: Engine,
  checkpoint: { run: string; call: string; generation: number; steps: readonly Operation[] },
): Promise<boolean> {
  const steps = checkpoint.steps.map((op) => ({ id: op.id, memo: { data: op.data ?? null } }));
  const [row] = await query<{ kept: boolean }>(
    engine.db,
    'checkpoint',
    'select inngest.checkpoint($1, $2, $3, $4) as kept',
    [checkpoint.run, checkpoint.call, checkpoint.generation, JSON.stringify(steps)],
  );
  return row?.kept === true;
}
