import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { type Cleaned, cleanUp } from './clean-up';
import { getCleanUp } from './get-clean-up';
import { isDue } from './is-due';

/** Cleans up once a night, in whichever replica comes first; after a failure again an hour later. */
export async function cleanUpWhenDue(ctx: Context, databaseUrl: string): Promise<Cleaned> {
  authorize(ctx, 'system');
  return isDue(await getCleanUp(ctx), ctx.now) ? cleanUp(ctx, databaseUrl) : null;
}
