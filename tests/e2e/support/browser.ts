import type { LaunchOptions } from '@playwright/test';
import chromium from '@sparticuz/chromium';

/** The Chromium that comes from npm, unpacked at its first use: no download, no installed browser needed. */
export async function launchOptions(): Promise<LaunchOptions> {
  return {
    executablePath: await chromium.executablePath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  };
}
