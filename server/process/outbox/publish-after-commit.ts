import { log } from '@/server/core/log';
import { afterCommit } from './after-commit';
import { dispatchOutbox } from './dispatch-outbox';

/**
 * Has this process publish what a transaction left in the outbox, right after its commit. The app keeps nobody waiting for it;
 * with `isAwaited`, as commands and tests want it, a verb returns when the round has ended.
 */
export function publishAfterCommit({ isAwaited }: { isAwaited: boolean }): void {
  afterCommit.plugIn(() => {
    const round = dispatchOutbox();
    if (isAwaited) return round;
    round.catch((error: unknown) => {
      log.warn({ err: error }, 'events could not be published at once: the sweep publishes them');
    });
  });
}
