import type { Db } from '@/server/core/db';
import { socket } from '@/server/core/socket';
import type { inngest } from '@/server/process/inngest/client';
import type { ClaimedEvent } from './claim-events';

export type Publisher = Pick<typeof inngest, 'send'>;
/** Sends events and records what became of them. Returns how many were accepted. */
export type Send = (events: ClaimedEvent[], to?: Publisher) => Promise<number>;

/** Around the publisher of events: the fault lab sends some of them to an Inngest that nobody can reach. */
export const aroundPublisher =
  socket<(db: Db, events: ClaimedEvent[], send: Send) => Promise<number>>('around-publisher');
