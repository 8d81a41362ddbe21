import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';

const noteTokenUseInput = z.strictObject({ tokenId: id });

/** Writes down that a token was used, at most once a minute. */
export async function noteTokenUse(ctx: Context, input: z.input<typeof noteTokenUseInput>): Promise<void> {
  authorize(ctx, 'system');
  const { tokenId } = noteTokenUseInput.parse(input);
  const before = new Date(ctx.now.getTime() - 60_000);
  await ctx.db.apiToken.updateMany({
    where: { id: tokenId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: before } }] },
    data: { lastUsedAt: ctx.now },
  });
}
