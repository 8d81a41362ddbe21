import { foldText } from './fold-text';

// Scripts that write without spaces: a word may begin anywhere.
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether each of `words` (of `searchWords`) begins a word of `text`. Chinese, Japanese or Thai is found inside of a word, too. */
export function findsWords(text: string, words: readonly string[]): boolean {
  const folded = foldText(text);
  return words.every((word) => begins(folded, word));
}

function begins(text: string, word: string): boolean {
  if (unspaced.test(word)) return text.includes(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}
