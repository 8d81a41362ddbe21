import { APIError, getSessionFromCtx } from 'better-auth/api';
import { z } from 'zod';
import { line } from '@/server/core/text/line';
import type { HookContext } from '../guard/hook-context';
import { isRecent } from './is-recent';

const changing = [
  '/passkey/generate-register-options',
  '/passkey/verify-registration',
  '/passkey/delete-passkey',
];
const named = z.object({ name: line(60) });
const session = z.object({ createdAt: z.date(), confirmedAt: z.date().nullish() });

/**
 * Before a passkey is added or removed: refuses a session that was not confirmed within the last ten minutes, as a stolen one
 * could stay for good otherwise. Returns the body as it may be used, for a new passkey.
 */
export async function guardPasskeys(ctx: HookContext): Promise<object | null> {
  if (!changing.includes(ctx.path)) return null;
  const found = session.safeParse((await getSessionFromCtx(ctx))?.session);
  if (!found.success) return null;
  const { createdAt, confirmedAt } = found.data;
  if (!isRecent(confirmedAt ?? createdAt, new Date()))
    throw new APIError('FORBIDDEN', { code: 'STEP_UP_REQUIRED', message: 'Confirm that it’s you to go on.' });
  if (ctx.path !== '/passkey/verify-registration') return null;
  const given = named.safeParse(ctx.body);
  if (!given.success)
    throw new APIError('BAD_REQUEST', {
      code: 'INVALID_PROFILE',
      message: 'Give it a name of at most 60 letters.',
    });
  return { ...ctx.body, name: given.data.name, createSession: false };
}
