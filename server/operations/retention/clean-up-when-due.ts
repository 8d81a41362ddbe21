import type { Context } from '@/server/core/context';
import { type Cleaned, cleanUp } from './clean-up';
import { getCleanUp } from './get-clean-up';
import { isDue } from './is-due';

/** Cleans up once a night, in whichever replica comes first; after a failure again an hour later. */
export async function cleanUpWhenDue(
  ctx: Pick<Context, 'db' | 'now'>,
  databaseUrl: string,
): Promise<Cleaned> {
  return isDue(await getCleanUp(ctx), ctx.now) ? cleanUp(ctx, databaseUrl) : null;
}
