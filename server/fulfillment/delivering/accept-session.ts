import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { loadUnsettled } from './load-unsettled';
import { settleSession } from './settle-session';

export const acceptSessionInput = z.object({ sessionId: id, reason });

/** Takes a session as it is, so that nothing more is owed for it. Throws what loadUnsettled throws. */
export async function acceptSession(ctx: Context, input: z.input<typeof acceptSessionInput>): Promise<void> {
  authorize(ctx, 'staff', 'system');
  const { sessionId, reason } = acceptSessionInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const session = await loadUnsettled(tx, ctx, { sessionId });
    await settleSession(tx, ctx, { session, kind: 'ACCEPTED', reason });
  });
}
