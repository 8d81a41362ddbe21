import type { Db } from '@/server/core/db';
import { socket } from '@/server/core/socket';
import type { Deliverable } from './deliver-mail';

/** Around the delivery of mail: the fault lab has a mail server refuse some of it. */
export const aroundDelivery =
  socket<(db: Db, mail: Deliverable, deliver: () => Promise<void>) => Promise<void>>('around-delivery');
