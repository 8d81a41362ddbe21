import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { cancel } from '../remedies/cancel';
import { clearMarker } from '../remedies/clear-marker';
import { enqueueMissing } from '../remedies/enqueue-missing';
import { giveToAnother } from '../remedies/give-to-another';
import type { Applied, Patient } from '../remedies/patient';
import { publishNow } from '../remedies/publish-now';
import { reconcile } from '../remedies/reconcile';
import { release } from '../remedies/release';
import { replayEvent } from '../remedies/replay-event';
import { runStageNow } from '../remedies/run-stage-now';

/**
 * Carries a remedy out. Each claims it under the purchase's lock, and checks there again that the stop is as it was seen.
 *
 * Throws AlreadyApplied, ConflictError `remedy.stale` when the purchase moved on, PreconditionError for what cannot be
 * done now, and whatever the verb behind the remedy throws.
 */
export async function carryOut(ctx: Context, patient: Patient): Promise<Applied> {
  authorize(ctx, 'staff', 'system');
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
