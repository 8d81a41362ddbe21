import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process, told apart from a later one with the same pid by when it started. */
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

/** The identity of the living process `pid`, or null when there is none (a zombie is none). */
export function identify(pid: number): ProcessIdentity | null {
  try {
    const startedAt = process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
    return startedAt ? { pid, startedAt } : null;
  } catch {
    return null;
  }
}

/** True while that very process lives. */
export function isAlive({ pid, startedAt }: ProcessIdentity): boolean {
  return identify(pid)?.startedAt === startedAt;
}

// "pid (any name) state …": the start is field 22, in clock ticks since the boot that boot_id names.
function fromProc(pid: number): string | null {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const [state = '', ticks] = [fields[0], fields[19]];
  if (!ticks || 'ZX'.includes(state)) return null;
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`;
}

function fromPs(pid: number): string | null {
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
}
