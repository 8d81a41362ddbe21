/**
 * `npm run bench`: every measurement, one after the other, each in its own process; with names, only those. When all
 * were asked for, docs/bench.md says what was measured, where and when. Nothing is asserted: a goal that is missed says so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const benches = {
  inngest: 'The embedded Inngest server',
  pipeline: 'From the payment to booked sessions, everything on one machine',
  lists: 'The console’s list of purchases, at a million of them',
  allocation: 'Finding a trainer, and how it grows',
  contention: 'Everybody at once, and too few places',
  reminders: 'Reminders, with 50,000 sessions a day',
  retention: 'The nightly clean-up of 100,000 purchases, while others buy',
  diagnosis: 'Why a purchase is stuck, among 100,000',
};

const asked = process.argv.slice(2);
const where = `${os.cpus().length} shared cores (${os.cpus()[0]?.model ?? 'unknown'}), ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const began = new Date().toISOString();
console.log(`${began}, ${where}`);

const sections: string[] = [];
for (const [bench, title] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(bench)) continue;
  const table = path.join(os.tmpdir(), `caravan-bench-${process.pid}-${bench}.md`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', `tests/bench/${bench}.ts`], {
    stdio: 'inherit',
    env: {
      ...process.env,
      BENCH_TABLE: table,
      LOG_LEVEL: 'silent',
      TEST_GATEWAY: '1',
      PAYMENT_WEBHOOK_SECRET: 'current-secret-current-secret-0123456789',
    },
  });
  if (status !== 0) process.exitCode = 1;
  const rows = existsSync(table) ? readFileSync(table, 'utf8') : '';
  rmSync(table, { force: true });
  sections.push(`## ${title}\n| figure | measured | goal |\n| --- | --- | --- |\n${rows}`);
}

if (asked.length === 0 && !process.exitCode) {
  const head = `# What was measured\n\nBy \`npm run bench\`, begun ${began}, on ${where}; load, database, Inngest and app all on it.\n`;
  writeFileSync('docs/bench.md', `${[head, ...sections].join('\n')}`);
}
