import { z } from 'zod';
import type { Tx } from '@/server/core/db';
import { noteEvents } from './note-events';

/** Ids, and nothing else: see events.ts. */
const payloadSchema = z.record(z.string(), z.string());

/**
 * Repeats an event: a new row with the same payload that names the first one. The lock on the first decides between two at
 * once. Returns null, and writes nothing, when the event is no longer the newest of its repeats: somebody was faster.
 */
export async function repeatEvent(tx: Tx, eventId: string): Promise<{ id: string } | null> {
  const { repeatsId, payload, ...event } = await tx.outboxEvent.findUniqueOrThrow({
    where: { id: eventId },
    select: { name: true, purchaseId: true, correlationId: true, payload: true, repeatsId: true },
  });
  const firstId = repeatsId ?? eventId;
  await tx.$executeRaw`SELECT 1 FROM "OutboxEvent" WHERE id = ${firstId} FOR NO KEY UPDATE`;
  const newest = await tx.outboxEvent.findFirst({
    where: { repeatsId: firstId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  if ((newest?.id ?? firstId) !== eventId) return null;
  noteEvents(tx);
  return tx.outboxEvent.create({
    data: { ...event, payload: payloadSchema.parse(payload), repeatsId: firstId },
    select: { id: true },
  });
}
