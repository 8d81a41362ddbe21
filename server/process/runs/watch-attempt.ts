import { NonRetriableError, RetryAfterError } from 'inngest';
import { type Context, createContext } from '@/server/core/context';
import { describeError } from '@/server/core/describe-error';
import { log } from '@/server/core/log';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry, type NewEntry } from '@/server/process/timeline/append-entry';
import { retryDelaySeconds } from '../inngest/retry-delay';

/**
 * An attempt that still works this long after its event was sent is written down, in milliseconds, so that nobody takes it
 * for one that never began.
 */
export const slowMs = 5000;
/** One that began later than that is written down when it takes this long. */
const briefMs = 250;

export type Attempt = {
  functionId: string;
  purchaseId: string;
  eventId: string;
  runId: string;
  /** 0-based, as Inngest counts. */
  attempt: number;
  maxAttempts: number;
  /** When the event was sent, in milliseconds since 1970. */
  sentAt: number;
};

/**
 * Does one attempt of a function's work, and leaves a trace of it on the purchase's timeline when it takes long or fails
 * with attempts left: Inngest's REST API tells neither. The final failure is recordFunctionFailure's to tell.
 */
export async function watchAttempt<T>(attempt: Attempt, work: () => Promise<T>): Promise<T> {
  const { functionId, eventId, maxAttempts, sentAt } = attempt;
  const startedAt = Date.now();
  const patienceMs = Math.max(briefMs, sentAt + slowMs - startedAt);
  const slow = setTimeout(() => {
    const runningMs = Date.now() - startedAt;
    void leaveTrace(attempt, { kind: 'function.slow', data: { functionId, eventId, runningMs } });
  }, patienceMs);
  try {
    return await work();
  } catch (error) {
    const isLast = attempt.attempt + 1 >= maxAttempts;
    if (!isLast && !(error instanceof NonRetriableError)) {
      const nextAttemptAt = nextAttempt(error, attempt.attempt).toISOString();
      await leaveTrace(attempt, {
        kind: 'function.attempt-failed',
        data: { functionId, eventId, error: describeError(error), maxAttempts, nextAttemptAt },
      });
    }
    throw error;
  } finally {
    clearTimeout(slow);
  }
}

// A trace that cannot be left must not change what becomes of the attempt.
async function leaveTrace({ functionId, purchaseId, runId, attempt }: Attempt, entry: NewEntry) {
  const ctx: Context = createContext({ kind: 'system', job: functionId, runId, attempt });
  try {
    await inTransaction(ctx, (tx) => appendEntry(tx, ctx, purchaseId, entry));
  } catch (error) {
    log.warn({ err: error, functionId, runId }, 'the trace of an attempt could not be kept');
  }
}

/** When the next attempt is due: as the error asks, or else by Inngest's own waits. */
function nextAttempt(error: unknown, attempt: number): Date {
  if (!(error instanceof RetryAfterError)) return new Date(Date.now() + retryDelaySeconds(attempt) * 1000);
  const seconds = Number(error.retryAfter);
  return Number.isFinite(seconds) ? new Date(Date.now() + seconds * 1000) : new Date(error.retryAfter);
}
