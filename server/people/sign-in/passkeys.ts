import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';
import { env } from '@/server/core/env';

/**
 * Passkeys, bound to the host of APP_URL. One signs in without a password or a code, so the device must have checked who holds
 * it, by a fingerprint, a face or a PIN.
 */
export const passkeys = passkey({
  rpID: new URL(env.APP_URL).hostname,
  rpName: 'Caravan',
  origin: new URL(env.APP_URL).origin,
  authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  schema: { passkey: { modelName: 'authPasskey' } },
  registration: {
    afterVerification: ({ verification }) => mustBeVerified(verification.registrationInfo?.userVerified),
  },
  authentication: {
    afterVerification: ({ verification }) => mustBeVerified(verification.authenticationInfo.userVerified),
  },
});

function mustBeVerified(isVerified: boolean | undefined): void {
  if (isVerified) return;
  throw new APIError('UNAUTHORIZED', {
    code: 'UNVERIFIED_HOLDER',
    message: 'Your device has to check that it’s you, by a fingerprint, a face or a PIN.',
  });
}

/** Answers a wrong answer of a device as a refusal, where Better Auth takes it for a defect. */
export function refuseWrongPasskey(error: APIError): void {
  if (error.body?.code !== 'FAILED_TO_VERIFY_REGISTRATION') return;
  throw new APIError('BAD_REQUEST', { code: 'AUTHENTICATION_FAILED', message: 'This passkey did not work.' });
}
