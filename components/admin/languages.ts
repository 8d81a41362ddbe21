import { languageWord } from '@/components/shop/course-words';

const common = [
  'ar',
  'de',
  'en',
  'es',
  'fr',
  'hi',
  'it',
  'ja',
  'ko',
  'nl',
  'pl',
  'pt',
  'sv',
  'tr',
  'uk',
  'zh',
];

/** Languages to choose from, by their English names: those the school has, and common ones beside them. */
export function languagesWith(known: readonly string[]): string[] {
  return [...new Set([...known, ...common])].sort((a, b) =>
    languageWord(a).localeCompare(languageWord(b), 'en'),
  );
}
