import { pay } from './support/buy';
import { openPayment } from './support/open-payment';
import { expect, test } from './support/test';
import { translate } from './support/translator';

test('a purchase that updates itself while the browser translates it shows one state, the present one', async ({
  page,
}) => {
  await openPayment(page);
  const watched = await page.context().newPage();
  await translate(watched);
  await watched.goto('/purchases');
  await watched.locator('main a[href^="/purchases/"]').first().click();
  const headline = watched.getByRole('heading', { level: 1 });
  await expect(headline).toHaveText('ONE STEP LEFT, AARAV.YOUR PAYMENT.');

  await pay(page, 'Paid');
  await expect(headline).toHaveText(/^ALL SET, AARAV\.YOUR TRAINER IS [^.]+\.$/);
  const main = watched.locator('main').first();
  await expect(main).toContainText('SESSIONS BOOKED');
  for (const earlier of ['FINDING YOUR TRAINER', 'BOOKING YOUR SESSIONS', 'ONE STEP LEFT', 'ENROLLING YOU'])
    await expect(main).not.toContainText(earlier);
});
