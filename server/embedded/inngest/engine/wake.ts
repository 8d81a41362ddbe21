import { query } from '../store/query';
import type { Engine } from './engine';

const timedOut = {
  error: {
    error: 'InngestInvokeTimeoutError: Timed out waiting for invoked function to complete',
    message: 'Timed out waiting for invoked function to complete',
    name: 'InngestInvokeTimeoutError',
  },
};

/** Ends a sleep that is over, or a wait that ran out of time. Does nothing when it ended otherwise. */
export async function wake(engine: Engine, run: string, step: string): Promise<void> {
  await query(
    engine.db,
    'wake',
    `select inngest.settle(run_id, step_id, case when kind = 'invoke' then $3::json else 'null'::json end)
     from inngest.pending where run_id = $1 and step_id = $2`,
    [run, step, JSON.stringify(timedOut)],
  );
}
