import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { isWindows } from './native-folder';
import { prepareUnprivileged } from './unprivileged';

/** How PostgreSQL's programs are run on this machine, and where they and the data really live. */
export interface Execution {
  native: string;
  dataDir: string;
  /** The user to run as, when it is not this one. */
  ids: { uid: number; gid: number } | undefined;
  command(program: 'postgres' | 'initdb', args: string[]): [string, string[]];
}

const ownNamespace = ['--user', '--map-user=65534', '--map-group=65534', '--'];

/**
 * PostgreSQL refuses to run as root. As root it runs in a user namespace of one process, which sees another uid while
 * the files stay root's: no user is created, and a folder that nobody else may enter works. Where namespaces are off
 * (plain containers), it runs as another user.
 */
export function chooseExecution(native: string, dataDir: string): Execution {
  const binary = (from: string, program: string) =>
    path.join(from, 'bin', program + (isWindows ? '.exe' : ''));
  const direct: Execution = {
    native,
    dataDir,
    ids: undefined,
    command: (program, args) => [binary(native, program), args],
  };
  if (isWindows || process.getuid?.() !== 0) return direct;
  const probe = spawnSync('unshare', [...ownNamespace, binary(native, 'postgres'), '--version']);
  if (probe.status === 0) {
    return {
      ...direct,
      command: (program, args) => ['unshare', [...ownNamespace, binary(native, program), ...args]],
    };
  }
  const other = prepareUnprivileged(native, dataDir);
  return { ...other, command: (program, args) => [binary(other.native, program), args] };
}
