/** The provider of a refund that was paid another way, such as by bank transfer. No gateway has that name, so none is asked. */
export const byHand = 'by-hand';
