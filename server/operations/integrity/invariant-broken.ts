/** The cause of an incident that is about the data and not about purchases that stopped. Its stage is the check's name. */
export const invariantBroken = 'INVARIANT_BROKEN';
