import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { env } from '@/server/core/env';

const key = () => {
  if (!env.BETTER_AUTH_SECRET) throw new Error('BETTER_AUTH_SECRET is missing: nothing can be kept secret.');
  return env.BETTER_AUTH_SECRET;
};

/** Encrypts what only the reader of a mail may know, so that a copy of the database opens no account. */
export const seal = (secret: string): Promise<string> => symmetricEncrypt({ key: key(), data: secret });

/** What was sealed. Throws when BETTER_AUTH_SECRET is another one since. */
export const unseal = (sealed: string): Promise<string> => symmetricDecrypt({ key: key(), data: sealed });
