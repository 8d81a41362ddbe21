import type { Source } from './read-source';

/** A sentence for each way in which a file breaks a rule. */
export type Rule = (source: Source) => string[];

const isIn = (path: string, ...folders: string[]) => folders.some((folder) => path.startsWith(`${folder}/`));
const isTest = (path: string) => isIn(path, 'tests') || /\.test\.tsx?$/.test(path);

const adapters = ['server/api', 'server/pipeline', 'server/embedded', 'server/cli', 'server/sweeps'];

/** What the files of each layer may not import. The first layer that a file is in counts. */
const layers: {
  name: string;
  holds(path: string): boolean;
  forbids(target: string): boolean;
  allowsTypes: boolean;
}[] = [
  {
    name: 'components present: they import components, the rules of text, and of the rest of the server only types',
    holds: (path) => isIn(path, 'components'),
    forbids: (target) => isIn(target, 'server', 'app', 'prisma') && !isIn(target, 'server/text'),
    allowsTypes: true,
  },
  {
    name: 'the rules of text stand alone, so that browser and server share them',
    holds: (path) => isIn(path, 'server/text'),
    forbids: (target) =>
      isIn(target, 'server', 'app', 'components', 'prisma') && !isIn(target, 'server/text'),
    allowsTypes: false,
  },
  {
    name: 'app is thin: it calls routers, the pipeline and the verbs',
    holds: (path) => isIn(path, 'app'),
    forbids: (target) => isIn(target, 'server/embedded', 'server/cli'),
    allowsTypes: false,
  },
  {
    name: 'the command line starts things and imports no transport',
    holds: (path) => isIn(path, 'server/cli'),
    forbids: (target) => isIn(target, 'app', 'components', 'server/api'),
    allowsTypes: false,
  },
  {
    name: 'connections to PostgreSQL stand alone: everything may open one',
    holds: (path) => isIn(path, 'server/postgres'),
    forbids: (target) =>
      isIn(target, 'app', 'components', 'server', 'prisma') && !isIn(target, 'server/postgres'),
    allowsTypes: false,
  },
  {
    name: 'the embedded services stand alone, so that the real ones can replace them',
    holds: (path) => isIn(path, 'server/embedded'),
    forbids: (target) =>
      isIn(target, 'app', 'components', 'server') && !isIn(target, 'server/embedded', 'server/postgres'),
    allowsTypes: false,
  },
  {
    name: 'a function of the pipeline has one verb per step, and no queries',
    holds: (path) => isIn(path, 'server/pipeline/functions'),
    forbids: (target) =>
      isIn(target, 'app', 'components', 'server/api', 'server/embedded', 'server/cli', 'prisma'),
    allowsTypes: false,
  },
  {
    name: 'routers and the pipeline are transports: they know the verbs, and nothing above',
    holds: (path) => isIn(path, ...adapters),
    forbids: (target) => isIn(target, 'app', 'components', 'server/embedded', 'server/cli'),
    allowsTypes: false,
  },
  {
    name: 'a domain knows neither transports nor screens',
    holds: (path) => isIn(path, 'server'),
    forbids: (target) =>
      isIn(
        target,
        'app',
        'components',
        'server/api',
        'server/embedded',
        'server/cli',
        'server/pipeline/functions',
      ),
    allowsTypes: false,
  },
];

export const keepDirection: Rule = ({ path, imports }) => {
  const layer = isTest(path) ? undefined : layers.find(({ holds }) => holds(path));
  if (!layer) return [];
  return imports
    .filter(({ target, isType }) => layer.forbids(target) && !(isType && layer.allowsTypes))
    .map(({ target }) => `${path} imports ${target}: ${layer.name}`);
};

/** Every event goes through the outbox; a second way out is how events used to get lost. */
export const onePublisher: Rule = ({ path, calls }) =>
  isTest(path) || isIn(path, 'server/embedded') || /^server\/outbox\/dispatch[\w-]*\.ts$/.test(path)
    ? []
    : calls
        .filter((call) => call === 'inngest.send' || call.endsWith('.sendEvent'))
        .map((call) => `${path} calls ${call}: only server/outbox/dispatch-* publishes`);

const readersOfEnvironment = [
  'server/env.js',
  'prisma.config.ts',
  'playwright.config.ts',
  'vitest.config.ts', // TZ, which the tests run in
  'instrumentation.ts', // NEXT_RUNTIME, which the build replaces
  'server/embedded/inngest/main.ts', // a program of its own
];

export const oneReaderOfTheEnvironment: Rule = ({ path, readsEnvironment }) =>
  readsEnvironment && !isTest(path) && !readersOfEnvironment.includes(path)
    ? [`${path} reads process.env: add the variable to server/env.js`]
    : [];

const openersOfConnections = ['server/postgres/', 'server/db.ts', 'prisma/schema-engine/'];

/** A connection opened elsewhere would not be in UTC, and would read and write shifted times without an error. */
export const oneOpenerOfConnections: Rule = ({ path, imports }) =>
  openersOfConnections.some((place) => path.startsWith(place))
    ? []
    : imports
        .filter(({ target, isType }) => !isType && /^(pg|pg-pool|@prisma\/adapter-pg)(\/|$)/.test(target))
        .map(
          ({ target }) =>
            `${path} imports ${target}: open connections with server/postgres/create-client or create-pool`,
        );

const longestFile = 250;

export const shortFiles: Rule = ({ path, lines }) =>
  lines > longestFile && !isTest(path) ? [`${path} has ${lines} lines: ${longestFile} are the most`] : [];

export const noBarrels: Rule = ({ path, isBarrel }) =>
  isBarrel && path !== 'server/pipeline/index.ts' ? [`${path} only passes on exports: import the files`] : [];

export const tellingNames: Rule = ({ path }) =>
  /(^|[/-])(utils?|helpers?|common|manager)(?=[./-])/.test(path)
    ? [`${path} has a name that says nothing: name it for what it does`]
    : [];
