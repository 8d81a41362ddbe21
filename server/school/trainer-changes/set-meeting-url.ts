import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { requireOwnTrainer } from '../own-trainer/require-own-trainer';
import { claimTrainer, seenTrainer } from '../trainers/claim-trainer';
import { meetingUrl } from '../trainers/meeting-url';

export const setMeetingUrlInput = seenTrainer.extend({ meetingUrl: meetingUrl.nullable() });

/**
 * Sets where a trainer holds sessions: an https URL, or null for the school's rooms. It counts for the next person who
 * joins. Audited. Throws NotFoundError `trainer.unknown`, also for a trainer about another one, ConflictError `trainer.changed`.
 */
export async function setMeetingUrl(ctx: Context, input: z.input<typeof setMeetingUrlInput>): Promise<void> {
  authorize(ctx, 'trainer', 'admin', 'system');
  const { trainerId, expected, meetingUrl } = setMeetingUrlInput.parse(input);
  requireOwnTrainer(ctx, { trainerId });
  await inTransaction(ctx, async (tx) => {
    await claimTrainer(tx, { trainerId, expected, now: ctx.now }, { meetingUrl });
    await appendAudit(tx, ctx, {
      action: 'trainer.meeting-link-set',
      subject: { kind: 'trainer', id: trainerId },
      data: { after: { meetingUrl } },
    });
  });
}
