import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { cancel } from '../remedies/cancel';
import { clearMarker } from '../remedies/clear-marker';
import { accept } from '../remedies/delivery/accept';
import { askTrainer } from '../remedies/delivery/ask-trainer';
import { makeUp } from '../remedies/delivery/make-up';
import { refundOneSession } from '../remedies/delivery/refund-one-session';
import { enqueueMissing } from '../remedies/enqueue-missing';
import { checkDispute } from '../remedies/money/check-dispute';
import { recordRefundByHand } from '../remedies/money/record-refund-by-hand';
import { refund } from '../remedies/money/refund';
import { retryRefund } from '../remedies/money/retry-refund';
import { publishNow } from '../remedies/publish-now';
import { reallocate } from '../remedies/reallocate';
import { reconcile } from '../remedies/reconcile';
import { release } from '../remedies/release';
import type { Applied, RemedyTarget } from '../remedies/remedy-target';
import { replayEvent } from '../remedies/replay-event';
import { resendRefused } from '../remedies/resend-refused';
import { runStageNow } from '../remedies/run-stage-now';

/**
 * Carries a remedy out. Each claims it under the purchase's lock, and checks there again that the stop is as it was seen.
 *
 * Throws AlreadyApplied, ConflictError `remedy.stale` when the purchase moved on, PreconditionError for what cannot be
 * done now, and whatever the verb behind the remedy throws.
 */
export async function carryOut(ctx: Context, target: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'staff', 'system');
  switch (target.intent.kind) {
    case 'reconcile':
      return reconcile(ctx, target);
    case 'publish':
      return publishNow(ctx, target);
    case 'replay':
      return replayEvent(ctx, target);
    case 'run-now':
      return runStageNow(ctx, target);
    case 'clear-marker':
      return clearMarker(ctx, target);
    case 'enqueue':
      return enqueueMissing(ctx, target);
    case 'release':
      return release(ctx, target);
    case 'resend-mail':
      return resendRefused(ctx, target);
    case 'cancel':
      return cancel(ctx, target);
    case 'reallocate':
      return reallocate(ctx, target);
    case 'ask-trainer':
      return askTrainer(ctx, target);
    case 'make-up':
      return makeUp(ctx, target);
    case 'accept-session':
      return accept(ctx, target);
    case 'refund-session':
      return refundOneSession(ctx, target);
    case 'refund':
      return refund(ctx, target);
    case 'retry-refund':
      return retryRefund(ctx, target);
    case 'record-refund':
      return recordRefundByHand(ctx, target);
    case 'check-dispute':
      return checkDispute(ctx, target);
  }
}
