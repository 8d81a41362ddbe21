import type { Tone } from '@/server/core/vocabulary/tone';
import type { OwnSession } from '@/server/fulfillment/joining/get-own-session';

type Words = { tone: Tone; title: string; text: string };

/** What the page of a session says when it is no room. */
export function sessionNotice({ side, state }: Pick<OwnSession, 'side' | 'state'>): Words {
  if (state === 'cancelled')
    return { tone: 'warn', title: 'This session was cancelled', text: 'There is nothing to join.' };
  if (state === 'over')
    return { tone: 'neutral', title: 'This session is over', text: 'It can’t be joined any more.' };
  if (side === 'staff')
    return {
      tone: 'info',
      title: 'Staff don’t join sessions',
      text: 'Only the student and the trainer can join. You see who joined on the purchase’s page.',
    };
  if (state === 'early')
    return {
      tone: 'info',
      title: 'You can join from 15 minutes before it starts',
      text: 'Keep this page open: the Join button appears here.',
    };
  return { tone: 'ok', title: 'You can join now', text: 'The room closes a few minutes after the session.' };
}
