import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { changedFields } from '@/server/core/audit/changed-fields';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { requireStepUp } from '@/server/core/require-step-up';
import { instant } from '@/server/core/time/instant';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimSettings } from './claim-settings';
import { schoolColumns, schoolDetails } from './school-details';

export const updateSchoolSettingsInput = schoolDetails.extend({ expected: instant.nullable() });

/**
 * Changes what the school says of itself and its refund policy. Receipts that are already issued keep what they say.
 * Audited. Throws ConflictError `settings.changed`, StepUpRequiredError when it changes what staff need to sign in.
 */
export async function updateSchoolSettings(
  ctx: Context,
  input: z.input<typeof updateSchoolSettingsInput>,
): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { expected, ...details } = updateSchoolSettingsInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const before = await tx.schoolSettings.findUniqueOrThrow({ where: { id: 1 }, select: schoolColumns });
    if (before.staffNeedTwoFactor !== details.staffNeedTwoFactor) requireStepUp(ctx);
    await claimSettings(tx, { expected, now: ctx.now }, details);
    await appendAudit(tx, ctx, {
      action: 'settings.updated',
      subject: { kind: 'settings', id: 'school' },
      data: changedFields(before, details),
    });
  });
}
