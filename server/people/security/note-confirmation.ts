import { db } from '@/server/core/db';
import type { HookContext } from '../guard/hook-context';
import { codePaths } from './code-paths';

const confirming = ['/verify-password', ...codePaths];

/** After somebody who is signed in gave their password or a code: their session is confirmed. See requireStepUp. */
export async function noteConfirmation({ path, context }: HookContext): Promise<void> {
  const { session } = context;
  if (!session || !confirming.includes(path)) return;
  await db.authSession.updateMany({
    where: { id: session.session.id },
    data: { confirmedAt: new Date() },
  });
}
