import { env } from '@/server/core/env';
import { joinPath } from './join-path';

/** The address at which a session is joined, for mails and calendars. */
export function joinLink(sessionId: string): string {
  return `${env.APP_URL}${joinPath(sessionId)}`;
}
