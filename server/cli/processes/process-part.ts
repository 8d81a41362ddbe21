import type { Part } from './part';
import { logFileOf, type ProcessCommand, spawnRecorded } from './recorded-process';

/** A part that is a process. The command is made again at each start, since ports may have changed. */
export function processPart(
  dataDir: string,
  name: string,
  makeCommand: () => ProcessCommand,
  isVerbose: boolean,
): Part {
  return {
    name,
    ...(isVerbose ? {} : { logFile: logFileOf(dataDir, name) }),
    start: async () => spawnRecorded(dataDir, name, makeCommand(), isVerbose),
  };
}
