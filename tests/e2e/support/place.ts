import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findFreePort } from '@/server/embedded/postgres/free-port';

/** A free port and an empty data folder, the same ones in every process of a run. */
export async function e2ePlace(): Promise<{ port: number; dataDir: string }> {
  process.env.CARAVAN_E2E_PORT ??= String(await findFreePort(0));
  process.env.CARAVAN_E2E_DATA ??= mkdtempSync(path.join(os.tmpdir(), 'caravan-e2e-'));
  return { port: Number(process.env.CARAVAN_E2E_PORT), dataDir: process.env.CARAVAN_E2E_DATA };
}
