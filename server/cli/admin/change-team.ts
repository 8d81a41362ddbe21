import type { Context } from '@/server/context';
import { PreconditionError, ValidationError } from '@/server/errors';
import { listTeam } from '@/server/team/list-team';
import { setRole } from '@/server/team/set-role';

const usage =
  'Usage: npm run admin -- grant EMAIL [ADMIN|SUPPORT] [--yes] [--reason="…"], revoke EMAIL, or list.';

/**
 * Carries out `grant EMAIL [ROLE]`, `revoke EMAIL` or `list`, and answers what to print. Throws ValidationError
 * `admin.usage` for anything else, and what setRole throws.
 */
export async function changeTeam(ctx: Context, words: string[]): Promise<string[]> {
  const [command, email, role = 'ADMIN', ...rest] = words.filter((word) => !word.startsWith('--'));
  if (command === 'list' && email === undefined) return list(ctx);
  const isRole = role === 'ADMIN' || role === 'SUPPORT';
  const isCommand = command === 'grant' || (command === 'revoke' && role === 'ADMIN');
  if (!isCommand || !isRole || email === undefined || rest.length > 0 || words.some(isUnknownOption)) {
    throw new ValidationError('admin.usage', usage);
  }
  const reason = words.find((word) => word.startsWith('--reason='))?.slice('--reason='.length);
  const change = {
    email,
    role: command === 'grant' ? role : 'STUDENT',
    reason: reason ?? `With npm run admin -- ${command}`,
    confirmsUnverified: words.includes('--yes'),
  } as const;
  const { changed } = await setRole(ctx, change).catch((error: unknown) => {
    if (!(error instanceof PreconditionError && error.code === 'team.unverified')) throw error;
    throw new PreconditionError(error.code, `${error.message} Here: repeat the command with --yes.`);
  });
  return [`${email} is ${change.role} ${changed ? 'now' : 'already'}.`];
}

const isUnknownOption = (word: string) =>
  word.startsWith('--') && word !== '--yes' && !word.startsWith('--reason=');

async function list(ctx: Context): Promise<string[]> {
  const team = await listTeam(ctx);
  if (team.length === 0) return ['Nobody may open the console yet. npm run admin -- grant EMAIL'];
  return team.map(({ email, name, role, seenAt }) =>
    [role.padEnd(8), email, name, seenAt ? `seen ${seenAt.toISOString()}` : 'not signed in'].join('  '),
  );
}
