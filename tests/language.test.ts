import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// Phrases that read like a translation, or that leave a student guessing. Each was once on a screen, in a mail or in the docs.

const phrases = [
  'Contents</h2>',
  'How it goes',
  'for your hours.',
  'one hour more',
  'As things are now',
  'A person looks for',
  'live in it',
  'You buy as',
  'you need not',
  'said no',
  'moves by itself',
  'looks into it',
  'choose them anew',
  'of them, in the list below',
  'Make an address',
  'shown this once',
  'No session ahead',
  'This page is not here',
  'Answer this mail',
  'Write to a person',
  'renews by itself',
  "The trainer cannot'",
  'Processed, and nothing there',
  'A result, and no event',
  'The page stands still',
  'Windows that touch',
  'What one can do after it',
  'twelve at most',
  'also who left',
  'Row before',
  'E-mail',
  'e-mail address',
];

const files = ['app', 'components', 'server', 'docs']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((path) => /\.(tsx?|md)$/.test(path) && !/\.test\.tsx?$/.test(path))
  .concat('README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md');

const found = (path: string, text: string) =>
  phrases.filter((phrase) => text.includes(phrase)).map((phrase) => `${path}: ${phrase}`);

test('what people read is plain English', () => {
  expect(files.length).toBeGreaterThan(500);
  expect(files.flatMap((path) => found(path, readFileSync(path, 'utf8')))).toEqual([]);
});

test('and a phrase that is not would be seen', () => {
  expect(found('app/page.tsx', '<Button>Make an address</Button>')).toEqual([
    'app/page.tsx: Make an address',
  ]);
});
