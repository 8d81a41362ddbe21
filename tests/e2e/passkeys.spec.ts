import { aNewStudent } from './support/buy';
import { expect, test } from './support/test';

test('a passkey: added, used in the place of the password, and removed', async ({ page, baseURL }) => {
  const { name, email, password } = aNewStudent();
  const made = await page.request.post('/api/auth/sign-up/email', {
    data: { name, email, password },
    headers: { origin: baseURL ?? '' },
  });
  expect(made.ok()).toBe(true);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });

  await page.goto('/account');
  const part = page.getByRole('region', { name: 'Passkeys' });
  await part.getByLabel('Name').fill('My laptop');
  await part.getByLabel('Password', { exact: true }).fill(password);
  await part.getByRole('button', { name: 'Add passkey' }).click();
  const passkeys = part.getByRole('list', { name: 'Passkeys' }).getByRole('listitem');
  await expect(passkeys).toHaveCount(1);
  await expect(passkeys.getByText('My laptop')).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/sign-in?next=/account');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL(/\/account$/);

  await passkeys.getByText('Remove', { exact: true }).click();
  await passkeys.getByLabel('Password', { exact: true }).fill(password);
  await passkeys.getByRole('button', { name: 'Remove passkey' }).click();
  await expect(passkeys).toHaveCount(0);
});
