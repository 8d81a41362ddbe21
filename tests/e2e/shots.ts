/**
 * `npm run shots`: a picture of every main screen but the lab's, desktop and phone, light and dark, in docs/screens.
 * Starts Caravan with its demo school, or looks at the one at SHOTS_URL.
 */
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { startCaravan } from '@/tests/support/running-caravan';
import { launchOptions } from './support/browser';
import { screens } from './support/screens';
import { settle } from './support/settle';
import { signInAs } from './support/sign-in';

const folder = 'docs/screens';
const sizes = {
  desktop: { viewport: { width: 1280, height: 860 }, isMobile: false },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true },
} as const;

const reader = { reducedMotion: 'reduce', timezoneId: 'Europe/Berlin', locale: 'en-GB' } as const;

const caravan = process.env.SHOTS_URL ? null : await startCaravan();
const baseURL = process.env.SHOTS_URL ?? caravan?.url ?? '';
const browser = await chromium.launch(await launchOptions());
mkdirSync(folder, { recursive: true });
try {
  for (const [size, device] of Object.entries(sizes)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const role of [null, 'STUDENT', 'TRAINER', 'ADMIN'] as const) {
        const context = await browser.newContext({ baseURL, colorScheme, ...device, ...reader });
        if (role) await signInAs(context, role, baseURL);
        const page = await context.newPage();
        for (const screen of screens.filter(({ as, needsLab }) => as === role && !needsLab)) {
          await screen.open(page);
          await settle(page);
          // A palette of 128 colours is enough for flat pages, and a quarter of the size.
          const picture = sharp(await page.screenshot()).png({ palette: true, colours: 128, effort: 10 });
          await picture.toFile(`${folder}/${screen.name}-${size}-${colorScheme}.png`);
          console.log(`${screen.name} ${size} ${colorScheme}`);
        }
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
  await caravan?.stop();
}
