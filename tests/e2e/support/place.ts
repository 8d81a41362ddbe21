import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findFreePort } from '@/server/embedded/postgres/free-port';

/** A free port, its address and an empty data folder, the same ones in every process of a run. */
export async function e2ePlace(): Promise<{ port: number; url: string; dataDir: string }> {
  process.env.CARAVAN_E2E_PORT ??= String(await findFreePort(0));
  process.env.CARAVAN_E2E_DATA ??= mkdtempSync(path.join(os.tmpdir(), 'caravan-e2e-'));
  const port = Number(process.env.CARAVAN_E2E_PORT);
  return { port, url: `http://localhost:${port}`, dataDir: process.env.CARAVAN_E2E_DATA };
}
