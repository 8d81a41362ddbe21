import { literally } from '../text/literally';

/** The condition that each of `words` (of `searchWords`) is in a row's `searchKey`, for Prisma. */
export function whereWords(words: readonly string[]): { AND: { searchKey: { contains: string } }[] } {
  return { AND: words.map((word) => ({ searchKey: { contains: literally(word) } })) };
}
