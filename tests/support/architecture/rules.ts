import { isIn, isTest } from './paths';
import type { Rule } from './rule';

/** Every event goes through the outbox; a second way out is how events used to get lost. */
export const onePublisher: Rule = ({ path, sendsEvents }) =>
  sendsEvents &&
  !isTest(path) &&
  !isIn(path, 'server/embedded') &&
  path !== 'server/process/outbox/dispatch-outbox.ts'
    ? [`${path} sends an event: only server/process/outbox/dispatch-outbox.ts publishes`]
    : [];

const dispatchers = [
  'server/process/runs/stage-function.ts', // a run ends when what it left was offered to Inngest
  'server/process/outbox/publish-after-commit.ts',
  'server/sweeps/start-sweeps.ts', // what a crash or an outage left
  'server/operations/remedies/publish-now.ts', // an event of an earlier transaction, and its outcome
  'server/lab/matrix/run-cell.ts', // which runs no sweeps
];

/** Nobody has to remember to publish: `inTransaction` does after the commit. */
export const oneDispatcher: Rule = ({ path, calls }) =>
  calls.includes('server/process/outbox/dispatch-outbox') && !isTest(path) && !dispatchers.includes(path)
    ? [`${path} dispatches the outbox: inTransaction does that after the commit`]
    : [];

const readersOfEnvironment = [
  'server/core/env.js',
  'prisma.config.ts',
  'playwright.config.ts',
  'vitest.config.ts', // TZ, which the tests run in
  'instrumentation.ts', // NEXT_RUNTIME, which the build replaces
  'server/embedded/inngest/main.ts', // its own program
];

export const oneReaderOfTheEnvironment: Rule = ({ path, readsEnvironment }) =>
  readsEnvironment && !isTest(path) && !readersOfEnvironment.includes(path)
    ? [`${path} reads the environment: add the variable to server/core/env.js`]
    : [];

/** What SQL returns is known only at run time; a type that is only written down hides a wrong row until it does harm. */
export const oneReaderOfRows: Rule = ({ path, readsRaw }) =>
  readsRaw &&
  !isTest(path) &&
  !isIn(path, 'server/embedded') && // programs of their own, on tables that only they know
  path !== 'server/core/query-rows.ts'
    ? [`${path} reads rows of SQL without parsing them: read with server/core/query-rows, or parse the rows`]
    : [];

const openersOfConnections = ['server/postgres', 'server/core/db.ts', 'prisma/schema-engine'];

/** A connection opened elsewhere would not be in UTC, and would read and write shifted times without an error. */
export const oneOpenerOfConnections: Rule = ({ path, imports }) =>
  isIn(path, ...openersOfConnections)
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
  isBarrel && path !== 'server/functions/index.ts'
    ? [`${path} only passes on exports: import the files`]
    : [];

export const tellingNames: Rule = ({ path }) =>
  /(^|[/-])(utils?|helpers?|common|manager)(?=[./-])/.test(path)
    ? [`${path} has a name that says nothing: name it for what it does`]
    : [];

/** A test that expects nothing cannot fail, and says that something holds. */
export const everyTestExpects: Rule = ({ path, unasserted }) =>
  unasserted.map((name) => `${path} expects nothing in “${name}”`);

/** What a test waits for is asked for, with `until`; time alone shows nothing. */
export const noSleeping: Rule = ({ path, imports, sleeps }) =>
  isTest(path) && !isIn(path, 'tests/bench') && path !== 'tests/support/until.ts'
    ? [
        ...imports
          .filter(({ target }) => /^(node:)?timers\/promises$/.test(target))
          .map(({ target }) => `${path} imports ${target}: wait with tests/support/until`),
        ...(sleeps ? [`${path} calls waitForTimeout: expect what it waits for`] : []),
      ]
    : [];

/** Only this test looks at what the browser complains of. */
export const oneBrowserTest: Rule = ({ path, imports }) =>
  /^tests\/e2e\/.*\.spec\.ts$/.test(path)
    ? imports
        .filter(({ target, isType }) => target === '@playwright/test' && !isType)
        .map(({ target }) => `${path} imports ${target}: import tests/e2e/support/test`)
    : [];
