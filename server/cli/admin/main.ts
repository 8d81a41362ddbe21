import { createContext } from '@/server/core/context';
import { EarlierVersionError } from '@/server/core/migrations/earlier-version-error';
import { listMissingMigrations } from '@/server/core/migrations/list-missing-migrations';
import { plugInAccountMail } from '@/server/fulfillment/account-mail/plug-in-account-mail';
import { describeFailure } from '../arguments/describe-failure';
import { runAdmin } from './run-admin';

// Roles and closed accounts on the command line, by the same verbs as the console:
//   npm run admin -- list                          who may open the console
//   npm run admin -- grant you@example.com         makes an account an administrator; SUPPORT behind it gives that role
//   npm run admin -- revoke you@example.com        takes the role away
//   npm run admin -- reset-two-factor them@example.com --reason "…"    for a lost phone without recovery codes
//   npm run admin -- ban them@example.com --reason "…"    closes an account and ends what it has open; unban opens it
// --yes confirms that you know the owner of an address that is not verified; --reason "…" is for the audit log.

plugInAccountMail();
const ctx = createContext({ kind: 'system', job: 'admin-cli' });

async function run(words: string[]): Promise<string[]> {
  await listMissingMigrations(ctx.db).catch((error) => {
    if (error instanceof EarlierVersionError) throw error;
    throw new Error('the database cannot be reached at DATABASE_URL', { cause: error });
  });
  return runAdmin(ctx, words);
}

run(process.argv.slice(2)).then(
  (lines) => {
    for (const line of lines) console.log(line);
    process.exit(0);
  },
  (error: unknown) => {
    const { line, exitCode } = describeFailure(error, 'Accounts cannot be changed');
    console.error(line);
    process.exit(exitCode);
  },
);
