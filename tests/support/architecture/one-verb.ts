import { isIn, isTest } from './paths';
import type { Rule } from './rule';

/** Files that export a verb and something beside it, and why. */
const reasons: Record<string, string> = {
  'server/process/timeline/append-entry.ts':
    'three ways to append the same entry: one, many, inside a statement',
  'server/school/catalog/read-catalog.ts': 'a cache and its end',
  'server/lab/arming/stage-facts.ts': 'what the lab knows of a stage',
};

const nameOf = (path: string) =>
  path
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** One verb, one file, one exported function of the file's name. */
export const oneVerbAFile: Rule = ({ path, functions }) => {
  if (!isIn(path, 'server') || isTest(path) || reasons[path] || !functions.some(({ isVerb }) => isVerb))
    return [];
  const names = functions.map(({ name }) => name);
  return names.length === 1 && names[0] === nameOf(path)
    ? []
    : [`${path} exports ${names.join(', ')}: a verb has a file of its name to itself`];
};
