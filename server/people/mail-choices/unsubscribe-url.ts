import { env } from '@/server/core/env';
import { codeIn } from '@/server/core/vocabulary/codes';
import { isMailChoice, mailKinds } from '../vocabulary/mail-topics';
import { unsubscribeQuery } from './unsubscribe-query';

/** Where one click turns off the topic of a mail for its reader; null for one that cannot be turned off. */
export function unsubscribeUrl({ kind, readerId }: { kind: string; readerId: string | null }): string | null {
  const known = codeIn(mailKinds, kind);
  const topic = known && mailKinds[known];
  if (!topic || !isMailChoice(topic) || !readerId) return null;
  return `${env.APP_URL}/api/mail/unsubscribe?${unsubscribeQuery({ userId: readerId, topic })}`;
}
