import { z } from 'zod';
import { id } from '@/server/core/ids/id';

/** What the verb of every stage is asked: about which purchase, by which event of the outbox. */
export const stageInput = z.object({ purchaseId: id, eventId: id });
