import pLimit from 'p-limit';
import { z } from 'zod';
import { RateLimitedError } from '@/server/core/errors';
import { log } from '@/server/core/log';
import { email } from '@/server/core/text/email';
import { admitAccountMail } from '../guard/account-mail-limits';
import { hashEmail } from '../guard/known-device';
import { answerRateLimited } from './answer-rate-limited';
import { auth } from './auth';

/** A crowd of requests takes two connections, and no more. */
const inTurn = pLimit(2);

const body = z.object({ email });

/**
 * Answers who asks to reset a password: always the same, before anyone looks whether the address has an account. The mail is
 * written afterwards. An address that is asked for too often is refused, whether it has an account or not.
 */
export async function answerResetRequest(request: Request): Promise<Response> {
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) {
    return Response.json({ code: 'INVALID_EMAIL', message: 'Enter a valid email address.' }, { status: 400 });
  }
  try {
    await admitAccountMail(hashEmail(parsed.data.email));
  } catch (error) {
    if (error instanceof RateLimitedError) return answerRateLimited(error);
    throw error;
  }
  void inTurn(() => auth.api.requestPasswordReset({ body: parsed.data })).catch((error: unknown) =>
    log.error({ err: error }, 'a password reset was not mailed'),
  );
  return Response.json({ status: true });
}
