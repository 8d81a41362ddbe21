const apostrophes = /['‘’`´ʹʻʼʽˈ′]/g;
// Accents and vowel points, and characters that take no room. Vowel signs that make another syllable stay.
const marks =
  /[\u0300-\u036F]|[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7]|[\u064B-\u065F\u0670]|[\u1AB0-\u1AFF]|[\u1DC0-\u1DFF]|[\u20D0-\u20FF]|[\u0640\u00AD\u200B\u200C\u200E\u200F\u2060\uFEFF]|\u200D|[\uFE00-\uFE0F]|[\uFE20-\uFE2F]/g;
const dashes = /[-‐‑‒–—―−]/g;
// Letters that Unicode does not take apart.
const letters: Record<string, string> = {
  æ: 'ae',
  ð: 'd',
  ø: 'o',
  þ: 'th',
  ß: 'ss',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  œ: 'oe',
  ŧ: 't',
  ς: 'σ',
};

/**
 * Text as it is compared when people search: in lower case, without accents and apostrophes, every Unicode form of a
 * character alike, hyphens as spaces. The function `fold_text` of the database gives the same, and a test compares them.
 */
export function foldText(text: string): string {
  return text
    .replace(apostrophes, '')
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(dashes, ' ')
    .replace(/[æðøþßđħıłŋœŧς]/g, (letter) => letters[letter] ?? letter);
}
