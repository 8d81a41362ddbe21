/** Days until a payment that confirms later is late: the slowest method, SEPA debit, tells within 14 whether the money came. */
export const confirmsWithinDays = 14;
