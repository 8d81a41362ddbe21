/** A text as SQL writes it, for queries that people run. */
export const sqlLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`;
