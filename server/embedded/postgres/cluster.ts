import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Execution } from './execution';

const run = promisify(execFile);

const passwordFile = (dataDir: string) => `${dataDir}.password`;
const hasCluster = (dataDir: string) => existsSync(path.join(dataDir, 'PG_VERSION'));

/**
 * Makes sure that `execution.dataDir` holds a cluster of this PostgreSQL's major version and answers its password.
 * A first start that was interrupted leaves nothing; of two first starts at once, one makes the cluster.
 */
export async function prepareCluster(execution: Execution, user: string): Promise<string> {
  const { dataDir } = execution;
  mkdirSync(path.dirname(dataDir), { recursive: true });
  if (!hasCluster(dataDir)) {
    if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
      throw new Error(`${dataDir} is not empty and not a database: move it away`);
    await createCluster(execution, user);
  }
  await refuseOtherMajor(execution);
  return readPassword(dataDir);
}

async function createCluster(execution: Execution, user: string): Promise<void> {
  const { dataDir, ids } = execution;
  const unfinished = `${dataDir}.init-${process.pid}-${randomBytes(3).toString('hex')}`;
  const secret = passwordFile(unfinished); // renamed with the data: two first starts at once must not mix them up
  try {
    writeFileSync(secret, randomBytes(18).toString('base64url'), { mode: 0o600 });
    mkdirSync(unfinished, { mode: 0o700 });
    if (ids) for (const place of [secret, unfinished]) chownSync(place, ids.uid, ids.gid);
    // The builtin locale sorts alike on every system; syncing waits for a disk that holds nothing yet.
    const options =
      '--auth=scram-sha-256 -E UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C';
    const [file, args] = execution.command('initdb', [
      ...['-D', unfinished, '-U', user, `--pwfile=${secret}`, '--no-sync', '--no-instructions'],
      ...options.split(' '),
    ]);
    await run(file, args, { ...ids });
    renameSync(unfinished, dataDir);
    renameSync(secret, passwordFile(dataDir));
  } catch (error) {
    if (!hasCluster(dataDir)) throw new Error(`initdb failed: ${wordsOf(error)}`, { cause: error });
  } finally {
    for (const place of [unfinished, secret]) rmSync(place, { recursive: true, force: true });
  }
}

async function refuseOtherMajor(execution: Execution): Promise<void> {
  const [file, args] = execution.command('postgres', ['--version']);
  const { stdout } = await run(file, args, { ...execution.ids });
  const ours = /(\d{1,3})\./.exec(stdout)?.[1];
  const theirs = readFileSync(path.join(execution.dataDir, 'PG_VERSION'), 'utf8').trim();
  if (ours && ours !== theirs)
    throw new Error(
      `${execution.dataDir} was made by PostgreSQL ${theirs} and this is ${ours}: dump it with the old version, or delete it`,
    );
}

async function readPassword(dataDir: string): Promise<string> {
  // The other of two first starts renames the data, then the password.
  for (let attempt = 0; attempt < 250 && !existsSync(passwordFile(dataDir)); attempt++) await delay(20);
  if (!existsSync(passwordFile(dataDir)))
    throw new Error(`${passwordFile(dataDir)} is missing: restore it, or delete ${dataDir}`);
  return readFileSync(passwordFile(dataDir), 'utf8').trim();
}

function wordsOf(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return stderr || String(error);
}
