import { literally } from '../text/literally';

/** The same condition as `whereWords` for SQL: `"searchKey" LIKE ALL (patterns)`. */
export function likeWords(words: readonly string[]): string[] {
  return words.map((word) => `%${literally(word)}%`);
}
