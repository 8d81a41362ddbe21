import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/e2e/support/browser';
import { e2ePlace } from './tests/e2e/support/place';

const { port, dataDir } = await e2ePlace();
const url = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  forbidOnly: true,
  timeout: 0,
  // Not a promise about speed: a machine may be slow, a page that never shows it fails all the same.
  expect: { timeout: 120_000 },
  reporter: [['list']],
  use: { baseURL: url, launchOptions: await launchOptions(), trace: 'retain-on-failure' },
  // The whole of Caravan as `npm start` runs it, in a data folder of its own.
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
