/**
 * `npm run bench`: every measurement, one after the other, each in a process of its own; with names, only those. Nothing is
 * asserted.
 */
import { spawnSync } from 'node:child_process';
import os from 'node:os';

console.log(`${new Date().toISOString()}, Node ${process.version}, ${os.cpus().length} cores`);
const asked = process.argv.slice(2);
for (const bench of ['inngest', 'pipeline', 'lists', 'allocation', 'contention', 'diagnosis']) {
  if (asked.length > 0 && !asked.includes(bench)) continue;
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', `tests/bench/${bench}.ts`], {
    stdio: 'inherit',
    env: {
      ...process.env,
      LOG_LEVEL: 'silent',
      TEST_GATEWAY: '1',
      PAYMENT_WEBHOOK_SECRET: 'current-secret-current-secret-0123456789',
    },
  });
  if (status !== 0) process.exitCode = 1;
}
