import { aNewStudent } from './support/buy';
import { linkMailedTo } from './support/mail-folder';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

test('a new colleague: from the invitation to the console, and an invitation that is withdrawn', async ({
  page,
  browser,
  baseURL,
}) => {
  const { name, email, password } = aNewStudent();
  const staff = await browser.newContext();
  await signInAs(staff, 'ADMIN', baseURL ?? '');
  const desk = await staff.newPage();
  await desk.goto('/admin/team');
  const invite = async (address: string) => {
    await desk.getByLabel('Email', { exact: true }).fill(address);
    await desk.getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(desk.getByText(`We invited ${address}.`)).toBeVisible();
  };
  await invite(email);

  await page.goto(await linkMailedTo(email, 'Join the team of Caravan Learning'));
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Join the team' }).click();
  await page.waitForURL(/\/admin/);
  await expect(page.getByRole('navigation').first()).toBeVisible();

  const withdrawn = aNewStudent().email;
  await invite(withdrawn);
  await desk.getByRole('button', { name: `Withdraw the invitation to ${withdrawn}` }).click();
  await expect(desk.getByText(withdrawn, { exact: true })).toBeHidden();
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(await linkMailedTo(withdrawn, 'Join the team of Caravan Learning'));
  await expect(visitor.getByText('This invitation doesn’t work any more')).toBeVisible();
});
