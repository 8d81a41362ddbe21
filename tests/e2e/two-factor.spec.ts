import { codeOf } from '@/tests/support/authenticator';
import { aNewStudent } from './support/buy';
import { connectToDatabase } from './support/database';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

test('an authenticator app: set up, asked for at the next sign-in, replaced by a recovery code, and turned off', async ({
  page,
  baseURL,
}) => {
  const { name, email, password } = aNewStudent();
  const made = await page.request.post('/api/auth/sign-up/email', {
    data: { name, email, password },
    headers: { origin: baseURL ?? '' },
  });
  expect(made.ok()).toBe(true);

  await page.goto('/account');
  const part = page.getByRole('region', { name: 'Two-factor authentication' });
  await part.getByLabel('Password', { exact: true }).fill(password);
  await part.getByRole('button', { name: 'Set up an app' }).click();
  await expect(part.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  const secret = (await part.locator('code').textContent()) ?? '';
  const uri = `otpauth://totp/Caravan?secret=${secret}`;
  await part.getByLabel('Code from your app').fill(codeOf(uri));
  await part.getByRole('button', { name: 'Turn on' }).click();
  const codes = part.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const recoveryCode = (await codes.first().textContent()) ?? '';
  await part.getByRole('button', { name: 'I’ve saved them' }).click();
  await expect(part.getByText('You have 10 recovery codes left.')).toBeVisible();

  const signIn = async () => {
    await page.context().clearCookies();
    await page.goto('/sign-in?next=/account');
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
  };
  await signIn();
  await page.getByLabel('Code from your app').fill(codeOf(uri, { periods: 1 }));
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/\/account$/);

  await signIn();
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(recoveryCode);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/\/account$/);
  await expect(part.getByText('You have 9 recovery codes left.')).toBeVisible();

  await part.getByText('Turn off', { exact: true }).click();
  await part.locator('details[open]').getByLabel('Password', { exact: true }).fill(password);
  await part.getByRole('button', { name: 'Turn off two-factor authentication' }).click();
  await expect(part.getByRole('button', { name: 'Set up an app' })).toBeVisible();
});

test('a change of roles long after signing in asks who one is, and then goes on', async ({
  page,
  context,
  baseURL,
  expectConsole,
}) => {
  // The refusal, and the wrong password.
  expectConsole(/status of 403/);
  expectConsole(/status of 400/);
  await signInAs(context, 'ADMIN', baseURL ?? '', { isNew: true });
  const database = await connectToDatabase();
  await database.query(`UPDATE "AuthSession" SET "createdAt" = now() - interval '1 hour' WHERE id =
    (SELECT s.id FROM "AuthSession" s JOIN "User" u ON u.id = s."userId" WHERE u.email = 'meera@caravan.example'
     ORDER BY s."createdAt" DESC LIMIT 1)`);
  await database.end();

  await page.goto('/admin/team');
  const sofia = page.getByRole('listitem').filter({ hasText: 'sofia@caravan.example' });
  await sofia.locator('summary').click();
  await sofia.getByLabel('Reason').fill('She stays what she is');
  await sofia.getByRole('button', { name: 'Change role' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm that it’s you' });
  await dialog.getByLabel('Password', { exact: true }).fill('not-her-password');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('This password is wrong.')).toBeVisible();
  await dialog.getByLabel('Password', { exact: true }).fill('steer-the-caravan');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(sofia.getByText('sofia@caravan.example is already SUPPORT.')).toBeVisible();
  await expect(dialog).toBeHidden();
});
