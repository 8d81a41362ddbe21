/** Characters. The database holds it, too. */
export const longestMessage = 2000;
