import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { providers } from '../payments/gateways';
import { reconcileBooks } from './reconcile-books';

const hourMs = 3_600_000;
/** How often the books are compared, how far back, and what is left to webhooks on their way, in milliseconds. */
const [everyMs, backMs, recentMs] = [24 * hourMs, 72 * hourMs, hourMs];

/**
 * Compares the books of each provider that is set up once a day: the last three days, and back to the oldest difference that
 * is not resolved. Two replicas at once compare the same and write the same. Returns the providers compared.
 */
export async function reconcileWhenDue(ctx: Context): Promise<{ compared: string[] }> {
  authorize(ctx, 'system');
  const compared: string[] = [];
  for (const provider of providers()) {
    const since = new Date(ctx.now.getTime() - everyMs);
    const isRecent = (await ctx.db.reconciliation.count({ where: { provider, at: { gt: since } } })) > 0;
    if (isRecent) continue;
    const oldest = await ctx.db.bookDifference.findFirst({
      where: { provider, resolvedAt: null, settledAt: null },
      orderBy: { movedAt: 'asc' },
      select: { movedAt: true },
    });
    const back = new Date(ctx.now.getTime() - backMs);
    const from = oldest && oldest.movedAt < back ? oldest.movedAt : back;
    await reconcileBooks(ctx, { provider, from, to: new Date(ctx.now.getTime() - recentMs) });
    compared.push(provider);
  }
  return { compared };
}
