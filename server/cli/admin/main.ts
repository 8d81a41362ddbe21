import { ZodError } from 'zod';
import { createContext } from '@/server/context';
import { DomainError } from '@/server/errors';
import { wordsOf } from '../start/cannot-start';
import { changeTeam } from './change-team';

// Roles of staff on the command line, by the same verb as the console's team page:
//   npm run admin -- list                          who may open the console
//   npm run admin -- grant you@example.com         makes an account an administrator; SUPPORT behind it gives that role
//   npm run admin -- revoke you@example.com        takes the role away
// --yes confirms that you know the owner of an address that is not verified; --reason="…" is for the audit log.

const ctx = createContext({ kind: 'system', job: 'admin-cli' });

async function run(words: string[]): Promise<string[]> {
  await ctx.db.$queryRaw`SELECT 1`.catch((error) => {
    throw new Error('the database cannot be reached at DATABASE_URL', { cause: error });
  });
  return changeTeam(ctx, words);
}

function sentenceOf(error: unknown): string {
  if (error instanceof ZodError) return error.issues[0]?.message ?? 'Please check what you entered.';
  return error instanceof DomainError ? error.message : `Roles cannot be changed: ${wordsOf(error)}.`;
}

run(process.argv.slice(2)).then(
  (lines) => {
    for (const line of lines) console.log(line);
    process.exit(0);
  },
  (error: unknown) => {
    console.error(sentenceOf(error));
    process.exit(1);
  },
);
