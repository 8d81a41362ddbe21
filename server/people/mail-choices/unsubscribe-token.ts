import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/server/core/env';
import type { MailChoice } from '../vocabulary/mail-topics';

export type Unsubscribing = { userId: string; topic: MailChoice };

/** What the link of an email carries: it turns off this topic of this account, and nothing else. It does not expire. */
export function unsubscribeToken({ userId, topic }: Unsubscribing): string {
  if (!env.BETTER_AUTH_SECRET) throw new Error('BETTER_AUTH_SECRET is missing: no link can be signed.');
  return createHmac('sha256', env.BETTER_AUTH_SECRET)
    .update(`unsubscribe\n${userId}\n${topic}`)
    .digest('base64url');
}

/** Whether a token was made for this account and topic, compared in constant time. */
export function isUnsubscribeToken(asked: Unsubscribing, token: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(token), digest(unsubscribeToken(asked)));
}
