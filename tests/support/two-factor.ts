import { expect } from 'vitest';
import { type App, cookieOf, postAuth } from './app';
import { codeOf } from './authenticator';

/** Turns two-factor authentication on for who is signed in by `cookie`, with the code of this moment. */
export async function turnOnTwoFactor(
  app: App,
  { cookie, password, ip }: { cookie: string; password: string; ip: string },
): Promise<{ uri: string; recoveryCodes: string[]; cookie: string }> {
  const begun = await postAuth(app, '/two-factor/enable', { password }, ip, cookie);
  expect(begun.status).toBe(200);
  const { totpURI: uri, backupCodes: recoveryCodes } = await begun.json();
  const confirmed = await postAuth(app, '/two-factor/verify-totp', { code: codeOf(uri) }, ip, cookie);
  expect(confirmed.status).toBe(200);
  return { uri, recoveryCodes, cookie: cookieOf(confirmed) };
}
