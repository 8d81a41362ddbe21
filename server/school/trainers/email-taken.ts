import { ConflictError } from '@/server/core/errors';

/** The refusal for an address that another trainer has. */
export function emailTaken(email: string): ConflictError {
  return new ConflictError('trainer.email-taken', `Another trainer has the email address ${email} already.`);
}
