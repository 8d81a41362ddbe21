import type { Page } from '@playwright/test';

/** The name of the trainer whom the console says has the purchase. */
export async function trainerOf(page: Page): Promise<string> {
  const words = await page.getByText(/^Booked: all \d+ sessions/).textContent();
  return (words ?? '').replace(/^.* sessions with /, '');
}
