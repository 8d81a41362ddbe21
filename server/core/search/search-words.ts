import { toLine } from '../text/to-line';
import { emailIn } from './email-in';
import { foldText } from './fold-text';

/** Words beyond this change no result that a person looks at, and each is a condition of a query. */
const mostWords = 10;

/**
 * The words of a search, folded: each has to be found, in any order. Punctuation around a word is left out, unless the
 * word is nothing else. An email address says who is meant, so what stands beside it is left out.
 */
export function searchWords(typed: string): string[] {
  const email = emailIn(toLine(typed));
  if (email) return [foldText(email)];
  const words = foldText(toLine(typed)).split(/\s+/u).filter(Boolean);
  return [...new Set(words.map(bare))].slice(0, mostWords);
}

function bare(word: string): string {
  const from = word.search(/[^.,;:!?()[\]{}<>"“”„«»¿¡]/);
  let until = word.length;
  while (until > from && '.,;:!?()[]{}<>"“”„«»'.includes(word.charAt(until - 1))) until -= 1;
  return from < 0 ? word : word.slice(from, until);
}
