import { type AccountMail, sendAccountMail } from '../account-mail/account-mail';
import type { HookContext } from '../guard/hook-context';

type Kind = Exclude<AccountMail, { token: string } | { newEmail: string }>['kind'];

/** Writes to the owner of an account about what was just changed in how one signs in to it. */
export async function tellOwner(ctx: HookContext): Promise<void> {
  const { session, newSession } = ctx.context;
  const kind = kindOf(ctx);
  const owner = newSession?.user ?? session?.user;
  if (!kind || !owner) return;
  await sendAccountMail({ kind, userId: owner.id, name: owner.name, email: owner.email });
}

function kindOf({ path, context: { session, newSession } }: HookContext): Kind | null {
  switch (path) {
    case '/change-password':
      return newSession && 'password-changed';
    case '/two-factor/verify-totp':
      // The first code, which completes the setup, replaces the session.
      return session && newSession && 'two-factor-on';
    case '/passkey/verify-registration':
      return 'passkey-added';
    case '/passkey/delete-passkey':
      return 'passkey-removed';
    case '/two-factor/disable':
      return 'two-factor-off';
    case '/two-factor/verify-backup-code':
      return 'recovery-code-used';
    case '/two-factor/generate-backup-codes':
      return 'recovery-codes-replaced';
    default:
      return null;
  }
}
