import { z } from 'zod';

/** What goes back: all that is left, the price of so many sessions, an amount in minor units, or nothing. */
export const refundChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('sessions'), count: z.number().int().positive() }),
  z.object({ kind: z.literal('amount'), amount: z.number().int().positive() }),
  z.object({ kind: z.literal('none') }),
]);
export type RefundChoice = z.output<typeof refundChoice>;
