import { z } from 'zod';

/** An email address as it is stored and compared: in lower case, at most 254 characters (RFC 5321). */
export function emailAddress(incomplete = 'This email address is not complete.') {
  return z
    .string()
    .overwrite((typed) => typed.trim().toLowerCase())
    .max(254, 'This email address is too long.')
    .pipe(z.email(incomplete));
}

export const email = emailAddress();
