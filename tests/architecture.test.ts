import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSource } from './support/architecture/read-source';
import {
  keepDirection,
  noBarrels,
  oneOpenerOfConnections,
  onePublisher,
  oneReaderOfTheEnvironment,
  type Rule,
  shortFiles,
  tellingNames,
} from './support/architecture/rules';

const folders = ['app', 'components', 'prisma', 'server', 'tests'];
const topFiles = readdirSync('.').filter((name) => /\.(ts|js)$/.test(name) && name !== 'next-env.d.ts');

const paths = folders
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
      `${folder}/${name}`.replaceAll('\\', '/'),
    ),
  )
  .filter((path) => /\.(tsx?|m?js)$/.test(path) && !path.startsWith('prisma/generated/'))
  .concat(topFiles);

const sources = paths.map((path) => readSource(path, readFileSync(path, 'utf8')));

interface ArchitecturalPromise {
  says: string;
  rule: Rule;
  /** Path and text of files that break it, and of files that come close. */
  breaks: [string, string][];
  keeps: [string, string][];
}

const promises: ArchitecturalPromise[] = [
  {
    says: 'imports go one way: screens and transports to verbs, never back',
    rule: keepDirection,
    breaks: [
      ['components/ui/a.tsx', "import { db } from '@/server/db'"],
      ['components/ui/a.tsx', "import { db, type Db } from '../../server/db'"],
      ['components/ui/a.tsx', "import '@/server/env.js'"],
      ['components/ui/a.tsx', "const page = await import('@/app/page')"],
      ['app/page.tsx', "import { startPostgres } from '@/server/embedded/postgres/start-postgres'"],
      ['server/purchases/a.ts', "import { appRouter } from '@/server/api/root'"],
      ['server/purchases/a.ts', "import type { AppRouter } from '../api/root'"],
      ['server/purchases/a.ts', "export { Button } from '@/components/ui/button'"],
      ['server/text/a.ts', "import type { Db } from '@/server/db'"],
      ['server/api/routers/a.ts', "import { Button } from '@/components/ui/button'"],
      ['server/pipeline/functions/a.ts', "import { PrismaClient } from '@/prisma/generated/client'"],
      ['server/embedded/inngest/a.ts', "import { env } from '@/server/env'"],
      ['server/postgres/a.ts', "import { env } from '@/server/env'"],
      ['server/cli/a.ts', "import { appRouter } from '@/server/api/root'"],
      ['server/text/a.ts', "import { db } from '@/server/db'"],
    ],
    keeps: [
      ['components/ui/a.tsx', "import type { AppRouter } from '@/server/api/root'"],
      ['components/ui/a.tsx', "import { type AppRouter } from '@/server/api/root'"],
      ['components/ui/a.tsx', "import { Button } from './button'"],
      ['components/ui/a.tsx', "import { formatMoney } from '@/server/text/format-money'"],
      ['app/page.tsx', "import { createCaller } from '@/server/api/root'"],
      ['server/purchases/a.ts', "import { dueAt } from '@/server/pipeline/contract'"],
    ],
  },
  {
    says: 'only the dispatcher of the outbox publishes events',
    rule: onePublisher,
    breaks: [
      ['server/purchases/a.ts', "await inngest.send({ name: 'x' })"],
      ['server/pipeline/functions/a.ts', "await step.sendEvent('emit', [])"],
    ],
    keeps: [
      ['server/outbox/dispatch-outbox.ts', 'await inngest.send(events)'],
      ['server/notifications/send-notification.ts', 'await smtp.sendMail(mail)'],
    ],
  },
  {
    says: 'only server/env.js reads the environment',
    rule: oneReaderOfTheEnvironment,
    breaks: [
      ['server/log.ts', 'const level = process.env.LOG_LEVEL'],
      ['app/page.tsx', 'const { PORT } = process.env'],
    ],
    keeps: [['server/env.js', 'const port = process.env.PORT']],
  },
  {
    says: 'only server/postgres opens connections, so that every session is in UTC',
    rule: oneOpenerOfConnections,
    breaks: [
      ['server/live/a.ts', "import pg from 'pg'"],
      ['tests/bench/a.ts', "import { Pool, type PoolConfig } from 'pg'"],
      ['server/live/a.ts', "const { Client } = await import('pg')"],
      ['prisma/seed/a.ts', "import { PrismaPg } from '@prisma/adapter-pg'"],
    ],
    keeps: [
      ['server/live/a.ts', "import type pg from 'pg'"],
      ['server/postgres/create-pool.ts', "import pg from 'pg'"],
    ],
  },
  {
    says: 'no file has more than 250 lines',
    rule: shortFiles,
    breaks: [['server/purchases/a.ts', 'let a = 1;\n'.repeat(251)]],
    keeps: [['server/purchases/a.ts', 'let a = 1;\n'.repeat(250)]],
  },
  {
    says: 'nothing is a barrel but the list of functions',
    rule: noBarrels,
    breaks: [['server/purchases/index.ts', "export * from './a';\nexport { b } from './b';"]],
    keeps: [
      ['server/pipeline/index.ts', "export { a } from './functions/a'"],
      ['server/purchases/a.ts', "export { b } from './b';\nexport const c = 1;"],
    ],
  },
  {
    says: 'no file is named utils, helpers, common or manager',
    rule: tellingNames,
    breaks: [
      ['server/utils/a.ts', ''],
      ['components/date-helpers.ts', ''],
      ['server/common.ts', ''],
    ],
    keeps: [['server/trainers/commonalities.ts', '']],
  },
];

test('the files are found', () => {
  expect(paths).toEqual(expect.arrayContaining(['server/env.js', 'app/layout.tsx', 'next.config.js']));
});

describe.each(promises)('$says', ({ rule, breaks, keeps }) => {
  test('in every file', () => {
    expect(sources.flatMap(rule)).toEqual([]);
  });

  test.each(breaks)('and %s breaking it with %j would be seen', (path, text) => {
    expect(rule(readSource(path, text))).not.toEqual([]);
  });

  test.each(keeps)('while %s may say %j', (path, text) => {
    expect(rule(readSource(path, text))).toEqual([]);
  });
});
