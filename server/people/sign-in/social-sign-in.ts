import { db } from '@/server/core/db';
import { env } from '@/server/core/env';
import type { HookContext } from '../guard/hook-context';

const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret } = env;

/** Who else may say who somebody is: those that are configured. */
export const socialProviders = {
  ...(clientId &&
    clientSecret && {
      google: { clientId, clientSecret, prompt: 'select_account' as const, disableIdTokenSignIn: true },
    }),
};

/** Before a session: refuses one that another provider's word alone would open, where the account asks for a code. */
export async function refuseWithoutCode(
  { userId }: { userId: string },
  ctx: Pick<HookContext, 'path' | 'redirect'> | null,
): Promise<void> {
  if (!ctx?.path?.startsWith('/callback')) return;
  const user = await db.user.findUnique({ where: { id: userId }, select: { hasTwoFactor: true } });
  if (user?.hasTwoFactor) throw ctx.redirect(`${env.APP_URL}/sign-in?error=two_factor`);
}
