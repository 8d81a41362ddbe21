/** What every token begins with, so that scanners for leaked secrets know it. */
export const tokenPrefix = 'caravan_';
