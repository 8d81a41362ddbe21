import { expect, type Page } from '@playwright/test';

/** The widths of small phones, of a phone, and of a tablet, in CSS pixels. */
const widths = [320, 360, 375, 390, 768];

/**
 * At no width of a phone or tablet is there anything beside the page. One that is just refreshing itself is looked at again;
 * what is too wide stays so.
 */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    await expect.poll(() => widthOf(page), { message: `at ${width} px` }).toBeLessThanOrEqual(width);
  }
}

/** In pixels, with what hangs over the edge: a phone shrinks the whole page to show that. */
function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}
