import { isShared } from './districts';
import { isIn, isTest } from './paths';
import type { Rule } from './rule';

type Edge = {
  /** What the files of a folder may not import, and why. */
  says: string;
  holds(path: string): boolean;
  forbids(target: string): boolean;
  allowsTypes: boolean;
};

const databaseHandles = ['server/core/db', 'server/postgres', 'prisma/generated/client', 'pg', '@prisma'];

const edges: Edge[] = [
  {
    says: 'components present: of the server they import types, vocabularies, and the rules of words, money and time',
    holds: (path) => isIn(path, 'components'),
    forbids: (target) => isIn(target, 'server', 'app', 'prisma') && !isShared(target),
    allowsTypes: true,
  },
  {
    says: 'a page calls procedures and verbs, and holds no database handle',
    holds: (path) => isIn(path, 'app'),
    forbids: (target) => isIn(target, ...databaseHandles, 'server/embedded', 'server/cli'),
    allowsTypes: false,
  },
  {
    says: 'a function calls one verb in each step, and holds no database handle',
    holds: (path) => isIn(path, 'server/functions'),
    forbids: (target) => isIn(target, ...databaseHandles),
    allowsTypes: false,
  },
  {
    says: 'the command line acts through the verbs, not through the API',
    holds: (path) => isIn(path, 'server/cli'),
    forbids: (target) => isIn(target, 'server/api'),
    allowsTypes: false,
  },
  {
    says: 'only the command line starts the embedded services',
    holds: (path) => isIn(path, 'server') && !isIn(path, 'server/cli', 'server/embedded'),
    forbids: (target) => isIn(target, 'server/embedded'),
    allowsTypes: false,
  },
];

/** What districts and folders may not import, beyond the order of the districts. */
export const keepApart: Rule = ({ path, imports }) =>
  isTest(path)
    ? []
    : edges
        .filter(({ holds }) => holds(path))
        .flatMap(({ says, forbids, allowsTypes }) =>
          imports
            .filter(({ target, isType }) => forbids(target) && !(isType && allowsTypes))
            .map(({ target }) => `${path} imports ${target}: ${says}`),
        );
