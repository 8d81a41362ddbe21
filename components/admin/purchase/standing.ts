import type { Tone } from '@/components/ui/badge';
import type { PurchaseStatus } from '@/prisma/generated/enums';

/** Where a purchase stands, in one sentence, and whether it is done, moving, waiting, late or over. */
export type Standing = {
  state: 'done' | 'moving' | 'waiting' | 'late' | 'ended';
  tone: Tone;
  sentence: string;
};

const lateSentences: Record<'PENDING' | 'CONFIRMED' | 'CREATED' | 'ALLOCATED', string> = {
  PENDING: 'The payment should have been confirmed by now',
  CONFIRMED: 'Paid, but the student is not enrolled in time',
  CREATED: 'Enrolled, but no trainer is allocated in time',
  ALLOCATED: 'A trainer is allocated, but the sessions are not booked in time',
};

/**
 * Says where a purchase stands, from its status, its due time and the kind of the last business entry of its timeline.
 * It names no cause: that is for the evidence.
 */
export function standingOf(purchase: {
  status: PurchaseStatus;
  isLate: boolean;
  sessionCount: number;
  trainerName: string | null;
  lastKind: string | null;
}): Standing {
  const { status, isLate, sessionCount, trainerName, lastKind } = purchase;
  const by = trainerName ? ` with ${trainerName}` : '';
  switch (status) {
    case 'SCHEDULED':
      return {
        state: 'done',
        tone: 'ok',
        sentence: `Fulfilled: all ${sessionCount} sessions are booked${by}`,
      };
    case 'EXPIRED':
      return { state: 'ended', tone: 'neutral', sentence: 'Ended: it was not paid in time' };
    case 'CANCELLED':
      return { state: 'ended', tone: 'neutral', sentence: 'Ended: it was cancelled' };
    case 'REFUNDED':
      return { state: 'ended', tone: 'warn', sentence: 'Ended: the money was paid back' };
    default:
  }
  if (isLate) return { state: 'late', tone: 'bad', sentence: lateSentences[status] };
  switch (status) {
    case 'PENDING':
      return lastKind === 'payment.declined'
        ? { state: 'waiting', tone: 'warn', sentence: 'The payment was declined; the student may try again' }
        : { state: 'waiting', tone: 'neutral', sentence: 'Waiting for the student to pay' };
    case 'CONFIRMED':
      return { state: 'moving', tone: 'info', sentence: 'Paid; the student is being enrolled' };
    case 'CREATED':
      return lastKind === 'trainer.none-eligible'
        ? { state: 'waiting', tone: 'warn', sentence: 'Waiting: no trainer can take it now' }
        : { state: 'moving', tone: 'info', sentence: 'Enrolled; a trainer is being found' };
    case 'ALLOCATED':
      return { state: 'moving', tone: 'info', sentence: `The sessions are being booked${by}` };
  }
}
