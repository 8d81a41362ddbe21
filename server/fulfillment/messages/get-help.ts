import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';

export const getHelpInput = z.object({ purchaseId: id });

/** The open request for help of a purchase, for staff: who asked and when, and nothing of the messages. Null: there is none. */
export async function getHelp(ctx: Context, input: z.input<typeof getHelpInput>) {
  authorize(ctx, 'staff');
  const { purchaseId } = getHelpInput.parse(input);
  return ctx.db.helpRequest.findFirst({
    where: { purchaseId, closedAt: null },
    select: { askedAt: true, askedByKind: true, askedBy: { select: { name: true } } },
  });
}

export type OpenHelp = NonNullable<Awaited<ReturnType<typeof getHelp>>>;
