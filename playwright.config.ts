import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/e2e/support/browser';
import { e2ePlace } from './tests/e2e/support/place';

const { port, url, dataDir } = await e2ePlace();

// Not a promise about speed: a machine may be slow, but what never comes must fail, and say what was missing.
const patience = 120_000;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // On one Caravan. One that breaks what others use runs alone: see `isAlone` in tests/e2e/support/test.ts.
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 0,
  expect: { timeout: patience },
  reporter: [['list']],
  use: {
    baseURL: url,
    launchOptions: await launchOptions(),
    actionTimeout: patience,
    navigationTimeout: patience,
    // Without a film, which would paint every frame of every test on the CPU.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
  // The whole of Caravan as `npm start` runs it, in its own data folder.
  webServer: {
    command: 'node --import tsx server/cli/start.ts',
    url: `${url}/api/health/ready`,
    env: { PORT: String(port), CARAVAN_DATA_DIR: dataDir, LAB: '1' },
    timeout: 1_200_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 60_000 },
    stdout: 'pipe',
  },
});
