/** The codes of a vocabulary, in the order of its table. */
export const codesOf = <C extends string>(table: Record<C, unknown>): C[] =>
  Object.keys(table).filter((text): text is C => isCodeOf(table, text));

/** Whether a text from outside is a code of this vocabulary. */
export const isCodeOf = <C extends string>(table: Record<C, unknown>, text: string): text is C =>
  Object.hasOwn(table, text);

/** A text from outside as a code of this vocabulary, or undefined. */
export const codeIn = <C extends string>(
  table: Record<C, unknown>,
  text: string | undefined,
): C | undefined => (text !== undefined && isCodeOf(table, text) ? text : undefined);
