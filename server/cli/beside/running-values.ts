import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readProcessFile } from '../processes/process-file';
import { pidFileOf } from '../processes/recorded-process';

const fileOf = (dataDir: string) => path.join(dataDir, 'environment.json');

/** Keeps the environment of the app that runs on this folder, readable by its owner only, for commands beside it. */
export function keepRunningValues(dataDir: string, values: Record<string, string>): void {
  writeFileSync(fileOf(dataDir), `${JSON.stringify(values, null, 2)}\n`, { mode: 0o600 });
}

/** The environment of the app that runs on this folder, or null when none runs. */
export function readRunningValues(dataDir: string): Record<string, string> | null {
  if (!readProcessFile(pidFileOf(dataDir, 'app'))) return null;
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));
  } catch {
    return null;
  }
}
