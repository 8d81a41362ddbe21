import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readPostmaster } from '@/server/embedded/postgres/postmaster';

const ticksPerSecond = 100; // USER_HZ, which Linux shows to programs on every platform that Node runs on

export type CpuTime = { app: number; inngest: number; postgres: number };

/** Milliseconds of CPU that the parts of the Caravan on this data folder have used so far. Null where it cannot be read. */
export function cpuTime(dataDir: string): CpuTime | null {
  try {
    const pidOf = (part: string): number =>
      JSON.parse(readFileSync(path.join(dataDir, 'run', `${part}.pid`), 'utf8')).pid;
    return {
      app: read(pidOf('app')).used,
      inngest: read(pidOf('inngest')).used,
      postgres: postgresTime(path.join(dataDir, 'postgres')),
    };
  } catch {
    return null;
  }
}

/** Milliseconds of CPU that the PostgreSQL on this data folder has used so far. Throws where it cannot be read. */
export function postgresTime(dataDir: string): number {
  const postmaster = readPostmaster(dataDir)?.pid ?? 0;
  return everyProcess()
    .filter(({ pid, parent }) => pid === postmaster || parent === postmaster)
    .reduce((sum, { used }) => sum + used, read(postmaster).waitedFor);
}

function everyProcess() {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      return [read(Number(pid))];
    } catch {
      return []; // it ended meanwhile
    }
  });
}

/** See proc(5): after the command in brackets come the state, the parent, and as 12th to 15th the times. */
function read(pid: number) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const ms = (index: number) => ((fields[index] ?? 0) * 1000) / ticksPerSecond;
  return { pid, parent: fields[1] ?? 0, used: ms(11) + ms(12), waitedFor: ms(13) + ms(14) };
}
