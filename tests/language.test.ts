import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// The habits and phrases that CONTRIBUTING.md asks to avoid. Each was once on a screen, in an email, in the docs or in a comment.

/** Habits that read like a translation, refused in everything that people read. */
const habits = [
  /\banew\b/i,
  /\bmend(s|ed|ing)?\b/i,
  /\bwhoever\b/i,
  /\ball the same\b/i,
  /\bst(and|ands|anding|ood) still\b/i,
  /\b(by itself|by themselves)\b/i,
  /\bfor ever\b/i,
  /\bwho waits\b/i,
  /\b(test|describe)\(['"`]who\b/,
  /\bg(ive|ives|iven|iving|ave) away\b/i,
  /\bchang(e|es|ed|ing) hands\b/i,
  /\bhas it (now|again)\b/i,
  /\bset(s|ting)?( \w+){0,4} aside\b/i,
  /\b(may)?setAside\b/i,
  /\bwish(es)?\b/i,
  /\b(told|tell|tells) by mail\b/i,
  /\b(consumed by nobody|nobody consume[sd]?)\b/i,
  /\bmake an address\b/i,
  /\bit has its words\b/i,
  /\bto be named\b/i,
  /\bwhat becomes? of it\b/i,
];

/** Phrases that were on screen, with a better one in their place. */
const phrases = [
  /Contents<\/h2>/,
  /How it goes/,
  /[>'"]In all[<'"]/,
  /Yours is found/,
  /for your hours\./,
  /with more to choose from/,
  /\bhours? more\b/,
  /at these hours/,
  /As things are now/,
  /when you have paid/,
  /A person (looks|answers)/,
  /live in it/,
  /Your courses and your schedule/,
  /You buy as/,
  /We ask the payment provider/,
  /you need not/,
  /said no\b/,
  /looks into it/,
  /\bis yours\b/,
  /of them, in the list below/,
  /We tell /,
  /In your own calendar/,
  /\bEnd it\b/,
  /shown this once/,
  /No session ahead/,
  /page is not here/,
  /Answer this mail/,
  /Write to a person/,
  /waits by design/i,
  /still behind this/,
  /The trainer cannot'/,
  /Processed, and nothing there/,
  /A result, and no event/,
  /Moved on[<'"]/,
  /What is seen/,
  /[>'"]Over[<'"]/,
  /Enrollment is there/,
  /(What can be done|Not now)[<'"]/,
  /Run the stage now/,
  /Cancel and release/,
  /smallest changes that would do/i,
  /[>'"]Do this[<'"]/,
  /Look for a trainer again/,
  /Who takes over from/,
  /[>'"]Look[<'"]/,
  /is away: reallocate/,
  /a result each\b/,
  /on the clock of/,
  /Between [^"'<]{1,20} free\b/,
  /windows that touch/i,
  /What one can do after it/,
  /\bone a line\b/i,
  /twelve at most/,
  /also who left/,
  /Press to follow/,
  /[>'"`]not signed in[<'"`]/,
  /Row before/,
  /counts from their next click/,
  /changed nothing'/,
  /Around it:/,
  /charges nobody/,
  /\be-mail/i,
];

const folders = ['app', 'components', 'server', 'docs', 'tests', 'prisma/schema', 'prisma/seed'];
const papers = [
  'README.md',
  'ARCHITECTURE.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  '.env.example',
];

/** The file that quotes what it refuses. */
const quoting = new Set(['tests/language.test.ts']);

const files = folders
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .concat(papers)
  .filter((path) => /\.(tsx?|m?js|md|sql|css|prisma|example)$/.test(path) && !quoting.has(path));

function found(path: string, text: string): string[] {
  const line = text.replace(/\s+(\*|\/\/)?\s*/g, ' ');
  const refused = [...habits, ...phrases];
  return refused.flatMap((habit) => {
    const match = habit.exec(line);
    return match ? [`${path}: ${match[0]}`] : [];
  });
}

test('what people read is plain English', () => {
  expect(files.length).toBeGreaterThan(500);
  expect(files.flatMap((path) => found(path, readFileSync(path, 'utf8')))).toEqual([]);
});

test.each([
  ['<Button>Make an address</Button>', 'Make an address'],
  ['/**\n * It goes on by\n * itself.\n */', 'by itself'],
  ["headline: 'Nobody consumed trainer/allocated'", 'Nobody consumed'],
])('%j is refused', (text, phrase) => {
  expect(found('app/page.tsx', text)).toEqual([`app/page.tsx: ${phrase}`]);
});

test('a word that only contains a refused one is not', () => {
  expect(found('app/page.tsx', 'an amendment to recommend')).toEqual([]);
});
