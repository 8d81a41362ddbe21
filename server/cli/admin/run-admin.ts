import type { Context } from '@/server/core/context';
import { PreconditionError, ValidationError } from '@/server/core/errors';
import { banAccount } from '@/server/people/team/ban-account';
import { listTeam } from '@/server/people/team/list-team';
import { resetTwoFactor } from '@/server/people/team/reset-two-factor';
import { setRole } from '@/server/people/team/set-role';
import { unbanAccount } from '@/server/people/team/unban-account';
import { readArguments } from '../arguments/read-arguments';

const usage =
  'Usage: npm run admin -- grant EMAIL [ADMIN|SUPPORT] [--yes] [--reason "…"], revoke EMAIL [--reason "…"], ban EMAIL --reason "…", unban EMAIL --reason "…", reset-two-factor EMAIL --reason "…", or list.';
const options = { yes: { type: 'boolean' }, reason: { type: 'string' } } as const;

/**
 * Carries out `grant EMAIL [ROLE]`, `revoke EMAIL`, `ban EMAIL`, `unban EMAIL`, `reset-two-factor EMAIL` or `list`, and answers what to print. Throws
 * ValidationError `cli.usage` for anything else, and what their verbs throw.
 */
export async function runAdmin(ctx: Context, words: string[]): Promise<string[]> {
  const { positionals, values } = readArguments(words, { options, usage });
  const [command, email, role, ...rest] = positionals;
  const { yes, reason } = values;
  const isPlain = role === undefined && !yes;
  if (command === 'list' && email === undefined && isPlain && reason === undefined) return list(ctx);
  if (email === undefined || rest.length > 0) throw misused();
  if (command === 'grant' && (role === undefined || role === 'ADMIN' || role === 'SUPPORT')) {
    return change(ctx, {
      email,
      role: role ?? 'ADMIN',
      confirmsUnverified: yes,
      reason: reason ?? by('grant'),
    });
  }
  if (command === 'revoke' && isPlain) {
    return change(ctx, { email, role: 'STUDENT', reason: reason ?? by('revoke') });
  }
  if (command === 'ban' && isPlain) {
    const { changed } = await banAccount(ctx, { email, reason: reason ?? '' });
    return changed
      ? [`${email} is closed now: its sessions, its calendar feed and its open pages have ended.`]
      : [`${email} is closed already.`];
  }
  if (command === 'unban' && isPlain) {
    const { changed } = await unbanAccount(ctx, { email, reason: reason ?? '' });
    return [`${email} is open ${changed ? 'again: its owner signs in as before' : 'already'}.`];
  }
  if (command === 'reset-two-factor' && isPlain) {
    const { changed } = await resetTwoFactor(ctx, { email, reason: reason ?? '' });
    return [
      changed
        ? `${email} signs in with the password alone now.`
        : `${email} has no two-factor authentication.`,
    ];
  }
  throw misused();
}

const by = (command: string) => `With npm run admin -- ${command}`;
const misused = () => new ValidationError('cli.usage', usage);

async function change(ctx: Context, input: Parameters<typeof setRole>[1]): Promise<string[]> {
  const { changed } = await setRole(ctx, input).catch((error: unknown) => {
    if (!(error instanceof PreconditionError && error.code === 'team.unverified')) throw error;
    throw new PreconditionError(
      error.code,
      `${error.message} Or repeat the command with --yes if you know the owner.`,
    );
  });
  return [`${input.email} is ${input.role} ${changed ? 'now' : 'already'}.`];
}

async function list(ctx: Context): Promise<string[]> {
  const team = await listTeam(ctx);
  if (team.length === 0) return ['Nobody may open the console yet. npm run admin -- grant EMAIL'];
  return team.map(({ email, name, role, seenAt, isClosed }) =>
    [
      role.padEnd(8),
      email,
      name,
      seenAt ? `seen ${seenAt.toISOString()}` : 'no active session',
      ...(isClosed ? ['closed'] : []),
    ].join('  '),
  );
}
