import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { noCrowdedFolders } from './support/architecture/crowded';
import { noFileCycles, noFolderCycles } from './support/architecture/cycles';
import { districts, importDownwards } from './support/architecture/districts';
import { keepApart } from './support/architecture/edges';
import { oneVerbAFile } from './support/architecture/one-verb';
import { readSource } from './support/architecture/read-source';
import type { Rule, WholeRule } from './support/architecture/rule';
import {
  everyTestExpects,
  noBarrels,
  noSleeping,
  oneBrowserTest,
  oneDispatcher,
  oneOpenerOfConnections,
  onePublisher,
  oneReaderOfRows,
  oneReaderOfTheEnvironment,
  shortFiles,
  tellingNames,
} from './support/architecture/rules';
import { authorizeFirst, parseInput } from './support/architecture/write-verbs';

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

type File = [path: string, text: string];

interface Promised<R, Example> {
  says: string;
  rule: R;
  /** Files that break it, and files that come close. */
  breaks: Example[];
  keeps: Example[];
}

const ofEachFile: Promised<Rule, File>[] = [
  {
    says: 'a district imports only districts below it',
    rule: importDownwards,
    breaks: [
      ...districts.slice(1).map((below, index): File => {
        const above = districts[index];
        return [`server/${below}/a.ts`, `import { a } from '@/server/${above}/b'`];
      }),
      ['server/purchases/a.ts', "import type { AppRouter } from '../api/root'"],
      ['server/purchases/a.ts', "type Router = import('@/server/api/root').AppRouter"],
      ['server/purchases/a.ts', "export { Button } from '@/components/ui/button'"],
      ['server/process/outbox/a.ts', "const lab = await import('@/server/lab/faults')"],
      ['server/api/routers/a.ts', "import { Button } from '@/components/ui/button'"],
      ['server/core/text/a.ts', "import type { Db } from '@/server/core/db'"],
      ['server/core/text/a.ts', "import { db } from '../db'"],
      ['server/process/vocabulary/a.ts', "import { z } from 'zod'"],
      ['server/process/vocabulary/a.ts', "import { b } from '@/server/process/stages/b'"],
      ['server/process/vocabulary/a.ts', "import { b } from '@/server/school/vocabulary/b'"],
      ['server/embedded/inngest/a.ts', "import { env } from '@/server/core/env'"],
      ['server/postgres/a.ts', "import { PrismaClient } from '@/prisma/generated/client'"],
      ['server/somewhere/a.ts', ''],
      ['server/a.ts', ''],
    ],
    keeps: [
      ['server/purchases/a.ts', "import { dueAt } from '@/server/process/stages/contract'"],
      ['server/school/vocabulary/a.ts', "import { b } from '@/server/process/vocabulary/b'"],
      ['server/core/text/a.ts', "import { formatMoney } from '@/server/core/money/format-money'"],
      ['server/embedded/inngest/a.ts', "import { createPool } from '@/server/postgres/create-pool'"],
      ['server/cli/a.ts', "import { functions } from '@/server/functions'"],
      ['server/purchases/a.test.ts', "import { appRouter } from '@/server/api/root'"],
    ],
  },
  {
    says: 'screens, pages, functions and the command line keep apart from what is not theirs',
    rule: keepApart,
    breaks: [
      ['components/ui/a.tsx', "import { db } from '@/server/core/db'"],
      ['components/ui/a.tsx', "import { db, type Db } from '../../server/core/db'"],
      ['components/ui/a.tsx', "import '@/server/core/env.js'"],
      ['components/ui/a.tsx', "const page = await import('@/app/page')"],
      ['app/page.tsx', "import { startPostgres } from '@/server/embedded/postgres/start-postgres'"],
      ['app/page.tsx', "import { db } from '@/server/core/db'"],
      ['app/page.tsx', "import type { Db } from '@/server/core/db'"],
      ['app/page.tsx', "import { createPool } from '@/server/postgres/create-pool'"],
      ['server/functions/a.ts', "import { PrismaClient } from '@/prisma/generated/client'"],
      ['server/functions/serving/a.ts', "import { db } from '../../core/db'"],
      ['server/cli/a.ts', "import { appRouter } from '@/server/api/root'"],
      ['server/sweeps/a.ts', "import { startPostgres } from '@/server/embedded/postgres/start-postgres'"],
    ],
    keeps: [
      ['components/ui/a.tsx', "import type { AppRouter } from '@/server/api/root'"],
      ['components/ui/a.tsx', "import { type AppRouter } from '@/server/api/root'"],
      ['components/ui/a.tsx', "import { Button } from './button'"],
      ['components/ui/a.tsx', "import { words } from '@/server/school/vocabulary/words'"],
      ['components/ui/a.tsx', "import { formatMoney } from '@/server/core/money/format-money'"],
      ['app/page.tsx', "import { createCaller } from '@/server/api/root'"],
      ['server/cli/start/a.ts', "import { startPostgres } from '@/server/embedded/postgres/start-postgres'"],
    ],
  },
  {
    says: 'a verb has a file of its name to itself',
    rule: oneVerbAFile,
    breaks: [
      ['server/purchases/find.ts', 'export async function findPurchase(ctx: Context) {}'],
      ['server/purchases/find.ts', 'export function find(ctx: Context) {}\nexport const sort = () => 1;'],
      ['server/purchases/find.ts', "export const look = ({ db }: Pick<Context, 'db'>) => db;"],
    ],
    keeps: [
      [
        'server/purchases/find-late.ts',
        'export async function findLate(ctx: Context) {}\nexport const limit = 5;',
      ],
      ['server/purchases/order.ts', 'export function first() {}\nexport function last() {}'],
      ['app/page.tsx', 'export const page = (ctx: Context) => ctx;'],
    ],
  },
  {
    says: 'only the dispatcher of the outbox publishes events, under whatever name',
    rule: onePublisher,
    breaks: [
      ['server/purchases/a.ts', "await inngest.send({ name: 'x' })"],
      ['server/purchases/a.ts', "import { inngest as bus } from '../process/inngest/client';\nbus.send([])"],
      ['server/purchases/a.ts', 'const { send } = inngest'],
      ['server/purchases/a.ts', 'const { send: publish } = bus'],
      ['server/purchases/a.ts', "bus['send']([])"],
      ['server/functions/a.ts', "await step.sendEvent('emit', [])"],
      ['app/api/a/route.ts', "await inngest?.send?.({ name: 'x' })"],
    ],
    keeps: [
      ['server/process/outbox/dispatch-outbox.ts', 'await inngest.send(events)'],
      ['server/fulfillment/sending/send-notification.ts', 'await smtp.sendMail(mail)'],
      ['server/lab/plugs/a.ts', 'const publish = (send: Send) => send(events)'],
    ],
  },
  {
    says: 'events are published after the commit by the transaction that wrote them',
    rule: oneDispatcher,
    breaks: [
      [
        'server/sales/a.ts',
        "import { dispatchOutbox } from '@/server/process/outbox/dispatch-outbox';\nawait dispatchOutbox(ctx);",
      ],
      [
        'app/api/a/route.ts',
        "import { dispatchOutbox as go } from '@/server/process/outbox/dispatch-outbox';\nafter(() => go());",
      ],
    ],
    keeps: [
      [
        'server/sweeps/start-sweeps.ts',
        "import { dispatchOutbox } from '@/server/process/outbox/dispatch-outbox';\ndispatchOutbox();",
      ],
    ],
  },
  {
    says: 'only server/core/env.js reads the environment, in whatever spelling',
    rule: oneReaderOfTheEnvironment,
    breaks: [
      ['server/core/log.ts', 'const level = process.env.LOG_LEVEL'],
      ['app/page.tsx', 'const { PORT } = process.env'],
      ['app/page.tsx', "const port = process['env'].PORT"],
      ['app/page.tsx', 'const { env } = process'],
      ['app/page.tsx', 'const { env: settings } = globalThis.process'],
      ['app/page.tsx', "import { env as settings } from 'node:process'"],
      ['app/page.tsx', 'const port = globalThis.process.env.PORT'],
      ['app/page.tsx', 'const port = import.meta.env.PORT'],
    ],
    keeps: [
      ['server/core/env.js', 'const port = process.env.PORT'],
      ['server/core/log.ts', "import { env } from './env'"],
      ['server/cli/a.ts', 'process.on("exit", () => 1)'],
    ],
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
    says: 'rows of SQL are parsed',
    rule: oneReaderOfRows,
    breaks: [
      ['server/purchases/a.ts', 'const rows = await db.$queryRaw<Row[]>`SELECT 1`'],
      ['server/purchases/a.ts', 'await tx?.$queryRaw`SELECT 1`'],
      ['server/purchases/a.ts', 'const rows = await db.$queryRawUnsafe<Row[]>(sql)'],
      ['server/purchases/a.ts', "await db['$queryRaw'](sql)"],
      ['prisma/seed/a.ts', 'const { $queryRaw: read } = db'],
      ['app/page.tsx', 'await ctx.db.$queryRawTyped(typed)'],
      ['server/core/migrations/a.ts', 'const found = await client.query<Row>(sql)'],
      ['server/core/migrations/a.ts', 'const { rows } = await client.query(sql)'],
      ['server/core/migrations/a.ts', 'const { rows: found } = await client.query(sql)'],
      ['server/core/migrations/a.ts', 'const [isOurs] = [(await client.query(sql)).rows[0].isOurs]'],
    ],
    keeps: [
      ['server/core/query-rows.ts', 'const rows = await db.$queryRaw(sql)'],
      ['server/purchases/a.ts', 'const rows = await queryRows(db, row)`SELECT 1`'],
      ['server/purchases/a.ts', 'await tx.$executeRaw`SELECT 1 FROM "Trainer" FOR UPDATE`'],
      ['server/core/migrations/a.ts', 'row.parse((await client.query(sql)).rows)'],
      ['server/embedded/inngest/a.ts', 'await db.query<Row>(sql)'],
      ['server/purchases/a.test.ts', 'await db.$queryRaw`SELECT 1`'],
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
      ['server/functions/index.ts', "export { a } from './a'"],
      ['server/purchases/a.ts', "export { b } from './b';\nexport const c = 1;"],
    ],
  },
  {
    says: 'no file is named utils, helpers, common or manager',
    rule: tellingNames,
    breaks: [
      ['server/core/utils/a.ts', ''],
      ['components/date-helpers.ts', ''],
      ['server/core/common.ts', ''],
    ],
    keeps: [['server/school/commonalities.ts', '']],
  },
  {
    says: 'every test expects something',
    rule: everyTestExpects,
    breaks: [
      ['server/a.test.ts', "test('it works', () => { work() })"],
      ['tests/e2e/a.spec.ts', "test.each([1, 2])('%s works', async (n) => { await work(n) })"],
      ['server/a.test.ts', "const again = () => again(); test('it works', () => again())"],
    ],
    keeps: [
      ['server/a.test.ts', "test('it works', () => { expect(work()).toBe(1) })"],
      ['server/a.test.ts', "const works = () => expect(1).toBe(1); test('it works', () => works())"],
      ['tests/e2e/a.spec.ts', "test('it works', async ({ page }) => { await expectBooked(page) })"],
      ['server/a.ts', "test('no test', () => { work() })"],
    ],
  },
  {
    says: 'no test sleeps',
    rule: noSleeping,
    breaks: [
      ['server/a.test.ts', "import { setTimeout as delay } from 'node:timers/promises'"],
      ['tests/e2e/a.spec.ts', 'await page.waitForTimeout(100)'],
      ['tests/e2e/support/a.ts', 'const { waitForTimeout: wait } = page'],
    ],
    keeps: [
      ['tests/support/until.ts', "import { setTimeout as delay } from 'node:timers/promises'"],
      ['tests/e2e/a.spec.ts', "await page.waitForURL('/')"],
    ],
  },
  {
    says: 'every browser test fails of errors in the console that it did not expect',
    rule: oneBrowserTest,
    breaks: [['tests/e2e/a.spec.ts', "import { expect, test } from '@playwright/test'"]],
    keeps: [
      ['tests/e2e/a.spec.ts', "import type { Page } from '@playwright/test'"],
      ['tests/e2e/support/a.ts', "import { expect } from '@playwright/test'"],
    ],
  },
];

const many = (folder: string, count: number): File[] =>
  Array.from({ length: count }, (_, n) => [`${folder}/a${n}.ts`, '']);

const ofAllFiles: Promised<WholeRule, File[]>[] = [
  {
    says: 'no files import each other in a cycle',
    rule: noFileCycles,
    breaks: [
      [
        ['server/purchases/a.ts', "import { b } from './b'"],
        ['server/purchases/b.ts', "import type { A } from './a'"],
      ],
      [
        ['components/ui/a.tsx', "import { b } from './b'"],
        ['components/ui/b.tsx', "import { c } from './c'"],
        ['components/ui/c.tsx', "const a = await import('./a')"],
      ],
    ],
    keeps: [
      [
        ['server/purchases/a.ts', "import { b } from './b'"],
        ['server/purchases/b.ts', "import { c } from './c'"],
        ['server/purchases/a.test.ts', "import { a } from './a'"],
      ],
    ],
  },
  {
    says: 'no folders import each other in a cycle',
    rule: noFolderCycles,
    breaks: [
      [
        ['server/sales/checkout/a.ts', "import { b } from '../payments/b'"],
        ['server/sales/payments/b.ts', ''],
        ['server/sales/payments/c.ts', "import type { D } from '../checkout/d'"],
        ['server/sales/checkout/d.ts', ''],
      ],
    ],
    keeps: [
      [
        ['server/api/root.ts', "import { a } from './routers/a'"],
        ['server/api/routers/a.ts', "import { t } from '../trpc'"],
        ['server/api/trpc.ts', ''],
      ],
    ],
  },
  {
    says: 'a verb that writes begins by asking whether its actor may',
    rule: authorizeFirst,
    breaks: [
      [
        [
          'server/purchases/pay.ts',
          'export async function pay(ctx: Context) { await ctx.db.purchase.create({}); }',
        ],
      ],
      [
        [
          'server/people/a.ts',
          'export async function a(ctx: Context) { await db.$executeRaw`UPDATE "User"`; }',
        ],
      ],
      [['server/school/a.ts', 'export function a(ctx: Context) { return inTransaction(ctx, work); }']],
      [
        [
          'server/sales/a.ts',
          'export async function a(ctx: Context) { await ctx.db.user.count(); authorize(ctx, "staff"); await ctx.db.user.update({}); }',
        ],
      ],
      [
        [
          'server/purchases/pay.ts',
          'export async function pay(ctx: Context) { authorize(ctx, "staff"); await ctx.db.purchase.create({}); }',
        ],
        [
          'server/sales/buy.ts',
          "import { pay } from '@/server/purchases/pay';\nexport async function buy(ctx: Context) { await pay(ctx); }",
        ],
      ],
    ],
    keeps: [
      [
        [
          'server/purchases/pay.ts',
          "export async function pay(ctx: Context) { const { userId } = authorize(ctx, 'student'); await ctx.db.purchase.create({}); }",
        ],
        ['server/purchases/part.ts', 'export const part = (tx: Tx, ctx: Context) => tx.purchase.create({});'],
        ['server/purchases/list.ts', 'export const list = (ctx: Context) => ctx.db.purchase.findMany({});'],
        ['server/api/routers/a.ts', 'export const a = (ctx: Context) => ctx.db.purchase.create({});'],
      ],
    ],
  },
  {
    says: 'a verb that writes parses its input once its actor may',
    rule: parseInput,
    breaks: [
      [
        [
          'server/purchases/pay.ts',
          'export async function pay(ctx: Context, input: { id: string }) { authorize(ctx, "staff"); await ctx.db.purchase.create({}); }',
        ],
      ],
      [
        [
          'server/purchases/pay.ts',
          'export async function pay(ctx: Context, { id }: { id: string }) { authorize(ctx, "staff"); await ctx.db.purchase.create({}); }',
        ],
      ],
      [
        [
          'server/purchases/pay.ts',
          'export async function pay(ctx: Context, raw: unknown) { authorize(ctx, "staff"); const stored = row.parse(1); await ctx.db.purchase.create({}); }',
        ],
      ],
      [
        [
          'server/operations/remedies/cancel.ts',
          'export async function cancel(ctx: Context, raw: unknown) { authorize(ctx, "staff"); const target = a.parse(raw); await ctx.db.purchase.create({}); }',
        ],
      ],
    ],
    keeps: [
      [
        [
          'server/purchases/pay.ts',
          'export async function pay(ctx: Context, raw: z.input<typeof payInput>) { authorize(ctx, "staff"); const { id } = payInput.parse(raw); await ctx.db.purchase.create({}); }',
        ],
        [
          'server/purchases/sweep.ts',
          'export async function sweep(ctx: Context) { authorize(ctx, "system"); await ctx.db.purchase.create({}); }',
        ],
        [
          'server/purchases/find.ts',
          'export const find = (ctx: Context, id: string) => ctx.db.purchase.find({});',
        ],
        [
          'server/operations/remedies/cancel.ts',
          'export async function cancel(ctx: Context, { intent }: RemedyTarget) { authorize(ctx, "staff"); await ctx.db.purchase.create({}); }',
        ],
      ],
    ],
  },
  {
    says: 'no folder holds more than 15 files side by side',
    rule: noCrowdedFolders,
    breaks: [many('server/purchases', 16)],
    keeps: [many('server/purchases', 15), many('server/api/routers/admin', 16)],
  },
];

test('the files are found', () => {
  expect(paths).toEqual(expect.arrayContaining(['server/core/env.js', 'app/layout.tsx', 'next.config.js']));
});

describe.each(ofEachFile)('$says', ({ rule, breaks, keeps }) => {
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

describe.each(ofAllFiles)('$says', ({ rule, breaks, keeps }) => {
  test('in the project', () => {
    expect(rule(sources)).toEqual([]);
  });

  test.each(breaks.map((files) => [files]))('and files breaking it would be seen: %j', (files) => {
    expect(rule(files.map(([path, text]) => readSource(path, text)))).not.toEqual([]);
  });

  test.each(keeps.map((files) => [files]))('while these may stand side by side: %j', (files) => {
    expect(rule(files.map(([path, text]) => readSource(path, text)))).toEqual([]);
  });
});

describe.each(districts)('server/%s', (name) => {
  const folder = `server/${name}`;
  const text = readFileSync(`${folder}/README.md`, 'utf8');

  test('says in a few lines what it is for', () => {
    expect(text).toMatch(new RegExp(`^# ${name}\n\n\\S`));
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(16);
  });

  test('names files and folders that exist', () => {
    const named = [...text.matchAll(/`([\w-]+(?:\/[\w-]+)*(?:\/|\.ts|\.js))`/g)].map(
      ([, found = '']) => found,
    );
    const places = [folder, 'server', '.'];
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !places.some((place) => existsSync(`${place}/${path}`)))).toEqual([]);
  });
});
