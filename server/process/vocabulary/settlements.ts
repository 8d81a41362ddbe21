import type { SettlementKind } from '@/prisma/generated/enums';

/** What settled a session that was not held: as staff read it, and as its student does. */
export const settlements: Record<SettlementKind, { word: string; done: string; student: string }> = {
  ACCEPTED: { word: 'Accepted', done: 'accepted as it is', student: 'Settled' },
  MADE_UP: { word: 'Made up for', done: 'is made up for', student: 'Made up for' },
  REFUNDED: { word: 'Refunded', done: 'refunded', student: 'Refunded' },
};
