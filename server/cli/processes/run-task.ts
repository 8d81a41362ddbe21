import { rmSync } from 'node:fs';
import { CannotStart } from '../process/cannot-start';
import { lastWords } from '../process/last-words';
import { finished, logFileOf, type ProcessCommand, spawnRecorded } from './recorded-process';

/** Runs a process to its end; throws CannotStart with its last words when it fails. */
export async function runTask(
  dataDir: string,
  name: string,
  command: ProcessCommand,
  signal: AbortSignal,
): Promise<void> {
  rmSync(logFileOf(dataDir, name), { force: true });
  const task = spawnRecorded(dataDir, name, command);
  const stop = () => void task.stop();
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const outcome = await task.ended;
  signal.removeEventListener('abort', stop);
  if (outcome !== finished)
    throw new CannotStart(`the ${name} failed (${outcome})${lastWords(logFileOf(dataDir, name), 30)}`);
}
