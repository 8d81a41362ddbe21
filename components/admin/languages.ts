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

/** The languages to choose from, by English name: those the school already uses and common ones. */
export function languagesWith(known: readonly string[]): string[] {
  return [...new Set([...known, ...common])].sort((a, b) =>
    languageWord(a).localeCompare(languageWord(b), 'en'),
  );
}
