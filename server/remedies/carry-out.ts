import type { Context } from '@/server/context';
import { cancel } from './cancel';
import { clearMarker } from './clear-marker';
import { enqueueMissing } from './enqueue-missing';
import { giveToAnother } from './give-to-another';
import type { Applied, Patient } from './patient';
import { publishNow } from './publish-now';
import { reconcile } from './reconcile';
import { release } from './release';
import { replayEvent } from './replay-event';
import { runStageNow } from './run-stage-now';

/**
 * Carries a remedy out. Each claims it under the purchase's lock, and checks there again that the stop is as it was seen.
 *
 * Throws AlreadyApplied, ConflictError `remedy.stale` when the purchase moved on, PreconditionError for what cannot be
 * done now, and whatever the verb behind the remedy throws.
 */
export async function carryOut(ctx: Context, patient: Patient): Promise<Applied> {
  switch (patient.intent.kind) {
    case 'reconcile':
      return reconcile(ctx, patient);
    case 'publish':
      return publishNow(ctx, patient);
    case 'replay':
      return replayEvent(ctx, patient);
    case 'run-now':
      return runStageNow(ctx, patient);
    case 'clear-marker':
      return clearMarker(ctx, patient);
    case 'enqueue':
      return enqueueMissing(ctx, patient);
    case 'release':
      return release(ctx, patient);
    case 'cancel':
      return cancel(ctx, patient);
    case 'reallocate':
      return giveToAnother(ctx, patient);
  }
}
