import { readdirSync, readFileSync } from 'node:fs';
import { isSafe } from 'redos-detector';
import ts from 'typescript';
import { expect, test } from 'vitest';

// A pattern that can try one text in more ways than the text is long lets a stranger stop the process with a header or a
// search. Every pattern of the app is looked at, whatever it reads today.

const folders = ['app', 'components', 'server'];
const files = folders
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((path) => /\.(tsx?|m?js)$/.test(path) && !/\.test\.tsx?$/.test(path))
  .concat('proxy.ts', 'instrumentation.ts');

/** Patterns whose text is bounded or our own, and why. */
const bounded: Record<string, string> = {
  'server/postgres/session-options.js /(?:^|\\s)(?:-c\\s*|--)([\\w.-]+)=((?:\\\\.|[^\\s\\\\])*)/g':
    "the operator's own DATABASE_URL, read at boot",
  'server/embedded/inngest/rules/duration.ts /(\\d+(?:\\.\\d+)?)(ms|[wdhms])/g':
    'text of 100 characters at most',
  'server/embedded/postgres/launch.ts /could not bind|could not create any TCP|already exists|still in use|lock file .* is (empty|invalid)/':
    'the words of our own PostgreSQL while it starts',
};

/** Files in which every repetition has an upper bound, so that a longer text costs in proportion. */
const boundedFiles = ['server/core/redact-secrets.ts'];

type Pattern = { path: string; text: string };

function patternsOf(path: string, code: string): Pattern[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, kind);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push({ path, text: node.text });
    // A pattern that is put together at run time cannot be looked at here.
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText(file) === 'RegExp')
      found.push({ path, text: node.getText(file) });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isLinear(text: string): boolean {
  const end = text.lastIndexOf('/');
  if (!text.startsWith('/') || end < 1) return false;
  return isSafe(new RegExp(text.slice(1, end), text.slice(end + 1))).safe;
}

const patterns = files.flatMap((path) => patternsOf(path, readFileSync(path, 'utf8')));

test('no pattern takes longer than its text is long', () => {
  expect(patterns.length).toBeGreaterThan(30);
  const slow = patterns.filter(
    ({ path, text }) => !(`${path} ${text}` in bounded) && !boundedFiles.includes(path) && !isLinear(text),
  );
  expect(slow.map(({ path, text }) => `${path} ${text}`)).toEqual([]);
});

test('no exception outlives its pattern', () => {
  const known = new Set(patterns.map(({ path, text }) => `${path} ${text}`));
  expect(Object.keys(bounded).filter((key) => !known.has(key))).toEqual([]);
});

test.each([
  ['a list split at commas with spaces around', 'header.split(/\\s*,\\s*/)'],
  ['an end of many', "text.replace(/-+$/, '')"],
  ['nested repetition', '/^(a+)+$/.test(text)'],
  ['a pattern put together', "new RegExp('^' + text)"],
])('%s is noticed', (_, code) => {
  expect(patternsOf('a.ts', code).every(({ text }) => isLinear(text))).toBe(false);
});
