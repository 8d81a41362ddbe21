import { z } from 'zod';
import { TokenScope } from '@/prisma/generated/enums';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ForbiddenError } from '@/server/core/errors';
import { requireStepUp } from '@/server/core/require-step-up';
import { line } from '@/server/core/text/line';
import { createToken, hashToken } from '@/server/fulfillment/calendar/feed-token';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { tokenPrefix } from './token-prefix';

export const createApiTokenInput = z.strictObject({
  name: line(80, { empty: 'Write what the token is for.' }),
  scope: z.enum(TokenScope),
  days: z.number().int().min(1).max(365),
});

/**
 * A token with which a machine works in the name of the administrator who makes it. It is returned this once: only its hash
 * is kept. Audited. Throws StepUpRequiredError.
 */
export async function createApiToken(
  ctx: Context,
  input: z.input<typeof createApiTokenInput>,
): Promise<{ id: string; token: string }> {
  const actor = authorize(ctx, 'admin');
  const { name, scope, days } = createApiTokenInput.parse(input);
  requireStepUp(ctx);
  if (actor.kind !== 'staff') throw new ForbiddenError('token.not-yours', 'Only a person can make a token.');
  const token = `${tokenPrefix}${createToken()}`;
  return inTransaction(ctx, async (tx) => {
    const { id } = await tx.apiToken.create({
      data: {
        ...{ name, scope, userId: actor.userId, tokenHash: hashToken(token), createdAt: ctx.now },
        expiresAt: new Date(ctx.now.getTime() + days * 86_400_000),
      },
      select: { id: true },
    });
    await appendAudit(tx, ctx, {
      action: 'token.created',
      subject: { kind: 'token', id },
      data: { name, scope, days },
    });
    return { id, token };
  });
}
