import { aNewStudent } from './support/buy';
import { linkMailedTo } from './support/mail-folder';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

test('a lost password: from the link under the form to signed in, and staff never see the link', async ({
  page,
  browser,
  baseURL,
  expectConsole,
}) => {
  // Playwright's own scripts, in the frame of the mail.
  expectConsole(/Blocked script execution in 'about:srcdoc'/);
  const { name, email, password } = aNewStudent();
  const made = await page.request.post('/api/auth/sign-up/email', {
    data: { name, email, password },
    headers: { origin: baseURL ?? '' },
  });
  expect(made.ok()).toBe(true);
  await page.context().clearCookies();

  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page.getByRole('heading', { name: 'Reset your password' })).toBeVisible();
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('Check your email')).toBeVisible();

  const link = await linkMailedTo(email, 'Reset your password');
  await page.goto(link);
  await page.getByLabel('New password').fill('a-brand-new-password');
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(page.getByLabel('New password')).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Save password' }).click();
  await page.waitForURL(/\/sign-in/);
  await expect(page.getByText('Your password is changed.')).toBeVisible();

  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill('a-brand-new-password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/purchases$/);

  const staff = await browser.newContext();
  await signInAs(staff, 'ADMIN', baseURL ?? '');
  const mailbox = await staff.newPage();
  await mailbox.goto('/admin/mailbox');
  await mailbox
    .getByRole('row')
    .filter({ hasText: email })
    .getByRole('link', { name: 'Reset your password' })
    .click();
  await expect(mailbox.getByText('Only its reader gets the link')).toBeVisible();
  expect(await mailbox.content()).not.toContain(link.split('#')[1]);
});

test('an email is confirmed by the link of its mail, and the notice goes', async ({ page }) => {
  const { name, email, password } = aNewStudent();
  await page.goto('/sign-up?next=/purchases');
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL(/\/purchases$/);
  const notice = page.getByRole('complementary', { name: 'Confirm your email' });
  await notice.getByRole('button', { name: 'Send it again' }).click();
  await expect(notice.getByText('Sent. It can take a minute.')).toBeVisible();
  await page.goto(await linkMailedTo(email, 'Confirm your email'));
  await page.getByRole('button', { name: 'Confirm email' }).click();
  await expect(page.getByText('Your email is confirmed.')).toBeVisible();
  await page.getByRole('link', { name: 'My courses' }).click();
  await page.waitForURL(/\/purchases$/);
  await expect(notice).toBeHidden();
});
