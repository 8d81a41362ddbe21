import { checkOut, expectBooked, pay } from './support/buy';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

// No purchase of another test gets on while the consumer is away.
test.use({ isAlone: true });

test('a consumer breaks: a banner at once, the verdict when the limit passes, and one remedy completes the purchase', async ({
  page,
  browser,
  baseURL,
}) => {
  const staff = await browser.newContext({ baseURL });
  await signInAs(staff, 'ADMIN', baseURL ?? '');
  const console = await staff.newPage();

  await test.step('the lab takes create-purchase away from the deployment', async () => {
    await console.goto('/admin/lab');
    const fault = console.getByRole('listitem').filter({ hasText: 'A consumer that is not deployed' });
    await fault.getByRole('button', { name: 'Break a purchase' }).click();
    await expect(fault.getByText('is stuck at create')).toBeVisible();
  });

  await test.step('every page of the console says so', async () => {
    await console.goto('/admin');
    await expect(console.getByRole('alert').filter({ hasText: 'create-purchase' })).toBeVisible();
  });

  const student = await test.step('a student can still buy a course, and reads that it is paid', async () => {
    const bought = await checkOut(page);
    await pay(page);
    await page.waitForURL(/\/purchases\//);
    await expect(page.getByText(/Payment received/).first()).toBeVisible();
    return bought;
  });

  await test.step('when the limit passes, the console names the point and the cause', async () => {
    await console.goto(`/admin/purchases?q=${encodeURIComponent(student.email)}`);
    await console.getByRole('link', { name: /P-\d+/ }).click();
    // The page updates when the sweep has recorded that it is stuck.
    await expect(
      console.getByText(/The student was not enrolled: the enrollment step never started/).first(),
    ).toBeVisible();
    await expect(console.getByText('EVENT_UNCONSUMED').first()).toBeVisible();
    await console.keyboard.press('e');
    const expected = console.getByRole('table', { name: 'Expected and observed' });
    await expect(expected.getByText('First difference')).toBeVisible();
    await expect(expected.getByText('never processed it')).toBeVisible();
    await console.reload();
    const banner = console.getByRole('alert').filter({ hasText: 'create-purchase' });
    await expect(banner.getByText(/paid purchases? (is|are) stuck/)).toBeVisible();
    await expect(banner.getByRole('link', { name: /^Fix/ })).toHaveAttribute('href', /incidents/);
  });

  await test.step('its remedy says what it will do, and does it', async () => {
    await console.getByRole('button', { name: /Replay the event/ }).click();
    await console.getByLabel('Reason').fill('The deployment has the function again');
    await console.getByRole('button', { name: /^Replay the event$/ }).click();
    await expect(console.getByRole('region', { name: 'Remedies' }).getByText('It worked')).toBeVisible();
  });

  await test.step('the purchase completes, and the student sees it', () => expectBooked(page));
  await staff.close();
});
