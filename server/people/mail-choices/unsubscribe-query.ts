import { type Unsubscribing, unsubscribeToken } from './unsubscribe-token';

/** The query of the link that turns off one topic of an account. */
export function unsubscribeQuery(asked: Unsubscribing): string {
  return new URLSearchParams({
    user: asked.userId,
    topic: asked.topic,
    token: unsubscribeToken(asked),
  }).toString();
}
