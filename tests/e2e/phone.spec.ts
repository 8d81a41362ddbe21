import { expect, test } from '@playwright/test';
import { screens } from './support/screens';
import { settle } from './support/settle';
import { signInAs } from './support/sign-in';

const width = 390;

// A phone widens its page to what does not fit, so the page must stay as wide as the phone.
test.use({ viewport: { width, height: 844 }, isMobile: true, contextOptions: { reducedMotion: 'reduce' } });

for (const screen of screens) {
  test(`${screen.name} fits a phone`, async ({ page, context, baseURL }) => {
    if (screen.as) await signInAs(context, screen.as, baseURL ?? '');
    await screen.open(page);
    await settle(page);
    expect(await page.evaluate(() => window.innerWidth)).toBe(width);
  });
}
