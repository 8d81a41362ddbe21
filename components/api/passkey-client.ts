import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { ask, type Outcome, post, verifyPassword } from './auth-client';

const cancelled: Outcome = { ok: false, message: 'Your browser did not give a passkey. Try again.' };

/** Makes a passkey on this device for who is signed in, once their password has confirmed it. */
export async function addPasskey({ name, password }: { name: string; password: string }): Promise<Outcome> {
  const confirmed = await verifyPassword({ password });
  if (!confirmed.ok) return confirmed;
  const begun = await ask('/api/auth/passkey/generate-register-options');
  if (!begun.ok) return begun;
  const { startRegistration } = await import('@simplewebauthn/browser');
  try {
    if (!isOptions<PublicKeyCredentialCreationOptionsJSON>(begun.answer)) return cancelled;
    const response = await startRegistration({ optionsJSON: begun.answer });
    return post('/api/auth/passkey/verify-registration', { name, response });
  } catch {
    return cancelled;
  }
}

/** Signs in with a passkey of this device. */
export async function signInWithPasskey(): Promise<Outcome> {
  const begun = await ask('/api/auth/passkey/generate-authenticate-options');
  if (!begun.ok) return begun;
  const { startAuthentication } = await import('@simplewebauthn/browser');
  try {
    if (!isOptions<PublicKeyCredentialRequestOptionsJSON>(begun.answer)) return cancelled;
    const response = await startAuthentication({ optionsJSON: begun.answer });
    return post('/api/auth/passkey/verify-authentication', { response });
  } catch {
    return cancelled;
  }
}

/** Removes a passkey of who is signed in, once their password has confirmed it. */
export async function removePasskey({ id, password }: { id: string; password: string }): Promise<Outcome> {
  const confirmed = await verifyPassword({ password });
  return confirmed.ok ? post('/api/auth/passkey/delete-passkey', { id }) : confirmed;
}

/** What a browser is asked with. It checks all of it itself. */
const isOptions = <T extends { challenge: string }>(answer: unknown): answer is T =>
  typeof answer === 'object' && answer !== null && 'challenge' in answer;
