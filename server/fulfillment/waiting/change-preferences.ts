import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { NotFoundError, PreconditionError, ValidationError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { contract } from '@/server/process/stages/contract';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { checkChoices } from '@/server/scheduling/preferences/check-choices';
import { describePreferences } from '@/server/scheduling/preferences/describe-preferences';
import { parsePreferences, preferencesSchema } from '@/server/scheduling/preferences/preferences';
import { askAgain } from './ask-again';

export const ownPreferencesInput = z.object({ purchaseId: id, preferences: preferencesSchema });
export const preferencesByStaffInput = ownPreferencesInput.extend({ reason });

const inputSchema = z.discriminatedUnion('by', [
  ownPreferencesInput.extend({ by: z.literal('student') }),
  preferencesByStaffInput.extend({ by: z.literal('staff') }),
]);

/**
 * Gives a purchase that waits for a trainer other preferred times, for the student who owns it or by staff for them, and
 * begins the search again with a new deadline. Preferences, timeline and event commit together. Never while a trainer is
 * allocated: the purchase's lock decides between the two. Staff's is audited.
 *
 * Throws NotFoundError `purchase.unknown` also for somebody else's, ValidationError `checkout.choices`, PreconditionError
 * `preferences.too-late` when the purchase does not wait for a trainer (any more).
 */
export async function changePreferences(ctx: Context, rawInput: z.input<typeof inputSchema>): Promise<void> {
  authorize(ctx, 'student', 'system');
  const input = inputSchema.parse(rawInput);
  const owner = input.by === 'student' ? authorize(ctx, 'student').userId : null;
  if (!owner) authorize(ctx, 'staff', 'system');
  const { purchaseId, preferences: wanted } = input;
  const reason = input.by === 'staff' ? input.reason : null;
  await inTransaction(ctx, async (tx) => {
    const { status, studentId } = await lockPurchase(tx, purchaseId);
    if (owner && studentId !== owner)
      throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
    await mustWait(tx, { purchaseId, status });
    const { preferences, ...purchase } = await tx.purchase.findUniqueOrThrow({
      where: { id: purchaseId },
      select: { preferences: true, sessionsPerWeek: true, correlationId: true },
    });
    const wrong = checkChoices(wanted, purchase, ctx.now);
    if (wrong) throw new ValidationError('checkout.choices', wrong);

    const stageDueAt = contract.dueAt('CREATED', ctx.now);
    await tx.purchase.update({
      where: { id: purchaseId },
      data: { preferences: wanted, stageDueAt },
      select: { id: true },
    });
    // What the last search found is about other times.
    await tx.allocationWait.deleteMany({ where: { purchaseId } });
    const data = {
      from: describePreferences(parsePreferences(preferences)),
      to: describePreferences(wanted),
      reason,
    };
    await appendEntry(tx, ctx, purchaseId, { kind: 'preferences.changed', data });
    await askAgain(tx, { purchaseId, correlationId: purchase.correlationId });
    if (reason) {
      const subject = { kind: 'purchase', id: purchaseId } as const;
      await appendAudit(tx, ctx, { action: 'purchase.preferences-changed', subject, reason, data });
    }
  });
}

async function mustWait(tx: Tx, { purchaseId, status }: { purchaseId: string; status: string }) {
  const held = await tx.trainerAllocation.count({ where: { purchaseId, endedAt: null } });
  if (status !== 'CREATED' || held > 0)
    throw new PreconditionError(
      'preferences.too-late',
      'Times can be chosen only while we look for a trainer. Look at this course again: it has moved on.',
    );
}
