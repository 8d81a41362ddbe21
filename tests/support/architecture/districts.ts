import { isIn, isTest } from './paths';
import type { Rule } from './rule';

/** The districts of server/, from the top. Each imports only districts below it, types too. */
export const districts = [
  'cli',
  'api',
  'sweeps',
  'functions',
  'webhooks',
  'live',
  'lab',
  'operations',
  'sales',
  'fulfillment',
  'purchases',
  'people',
  'school',
  'scheduling',
  'process',
  'core',
  'embedded',
  'postgres',
] as const;

const rank = new Map<string, number>(districts.map((name, index) => [name, index]));
const districtOf = (path: string) => path.split('/')[1] ?? '';

/** Folders that know only themselves and the folders named, whatever lies below them. */
const alone: { folders: readonly string[]; knows: readonly string[]; because: string }[] = [
  {
    folders: ['text', 'search', 'money', 'time', 'ids', 'vocabulary'].map((name) => `server/core/${name}`),
    knows: [],
    because: 'the rules of words, money and time have no I/O, so that browser and server share them',
  },
  { folders: ['server/postgres'], knows: [], because: 'everything may open a connection' },
  {
    folders: ['server/embedded'],
    knows: ['server/postgres'],
    because: 'the real services can replace the embedded ones',
  },
];

/** What a district's vocabulary names: tables of codes and their words, which import nothing but their like. */
const isVocabulary = (path: string) => /^server\/\w+\/vocabulary\//.test(path);

/** What browser and server share: it has no I/O. */
export const isShared = (path: string): boolean =>
  isVocabulary(path) || isIn(path, ...(alone[0]?.folders ?? []));

/** A district imports only downwards, and what stands alone imports nothing else of the project. */
export const importDownwards: Rule = ({ path, imports }) => {
  if (isTest(path) || !isIn(path, 'server')) return [];
  const own = rank.get(districtOf(path));
  if (own === undefined) return [`${path} is in no district: see tests/support/architecture/districts.ts`];
  const island = alone.find(({ folders }) => isIn(path, ...folders));
  return imports.flatMap(({ target }) => {
    if (isIn(target, 'app', 'components')) return [`${path} imports ${target}: the server knows no screen`];
    if (isVocabulary(path) && !isShared(target) && target !== 'prisma/generated/enums')
      return [
        `${path} imports ${target}: browser and server share a vocabulary, so it is words and nothing else`,
      ];
    if (island && isIn(target, 'server', 'prisma') && !isIn(target, ...island.folders, ...island.knows))
      return [`${path} imports ${target}: ${island.because}`];
    if (!isIn(target, 'server')) return [];
    const other = rank.get(districtOf(target)) ?? -1;
    return other < own
      ? [`${path} imports ${target}: ${districtOf(target)} is above ${districtOf(path)}`]
      : [];
  });
};
