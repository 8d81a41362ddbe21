import { z } from 'zod';
import { createContext } from '@/server/core/context';
import { describeError } from '@/server/core/describe-error';
import { id } from '@/server/core/ids/id';
import { noteFailure } from '@/server/process/jobs/note-failure';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';

const aboutPurchase = z.object({ purchaseId: id });

type FailureEvent = {
  event: { data: { run_id: string; error: unknown; event: { id?: string; data?: unknown } } };
};

/**
 * The onFailure handler of a function: the run has used up its attempts, so its last error goes on the timeline of the
 * purchase it worked for. One that worked for no purchase is noted as a failing job until it works again.
 */
export function recordFunctionFailure(functionId: string) {
  return async ({ event }: FailureEvent): Promise<void> => {
    const { run_id: runId, error, event: original } = event.data;
    const payload = aboutPurchase.safeParse(original.data);
    const ctx = createContext({ kind: 'system', job: functionId, runId });
    if (!payload.success) return noteFailure(ctx.db, { job: functionId, error, runId });
    const known = await ctx.db.purchase.findUnique({
      where: { id: payload.data.purchaseId },
      select: { id: true },
    });
    if (!known) return;
    await inTransaction(ctx, (tx) =>
      appendEntry(tx, ctx, known.id, {
        kind: 'function.failed',
        data: { functionId, error: describeError(error), eventId: original.id ?? null },
      }),
    );
  };
}
