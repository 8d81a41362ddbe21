/**
 * Measures the embedded Inngest server: a three-step function from event to completion, idle and under load, with the
 * database, the server and the app on this machine. Run: `npx tsx tests/bench/inngest.ts [port of the server]`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventKey, signingKey, startTestApp } from '@/tests/integration/embedded/inngest/support/app';
import { startTestPostgres } from '@/tests/support/database/postgres';
import { row, timesRow } from './table';

const samples = 100;
const burst = 2000;

async function main(): Promise<void> {
  const postgres = await startTestPostgres();
  const port = Number(process.argv[2] ?? 4180);
  const app = await startTestApp({ id: 'bench', baseUrl: `http://127.0.0.1:${port}` });
  const ended = new Map<number, () => void>();
  app.setFunctions((client) => [
    client.createFunction(
      { id: 'three-steps', triggers: [{ event: 'bench/run' }] },
      async ({ event, step }) => {
        await step.run('one', () => 1);
        await step.run('two', () => 2);
        await step.run('three', () => 3);
        ended.get(event.data.n)?.();
      },
    ),
  ]);
  const completion = (n: number) => new Promise<void>((resolve) => ended.set(n, resolve));

  const server = spawn(process.execPath, ['--import', 'tsx', 'server/embedded/inngest/main.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: postgres.url,
      INNGEST_APP_URLS: app.url,
      INNGEST_SIGNING_KEY: signingKey,
      INNGEST_EVENT_KEY: eventKey,
      INNGEST_EMBEDDED_PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server.stdout.setEncoding('utf8');
  await new Promise<void>((resolve) => {
    server.stdout.on('data', (text: string) => {
      process.stdout.write(text);
      if (text.includes(`registered ${app.url}`)) resolve();
    });
  });

  const times: number[] = [];
  for (let n = -20; n < samples; n++) {
    const done = completion(n);
    const start = performance.now();
    await app.client.send({ name: 'bench/run', data: { n } });
    await done;
    if (n >= 0) times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
  }
  timesRow('three steps, event to completion', times, { p50: 30 });

  const all = Array.from({ length: burst }, (_, n) => completion(n));
  const start = performance.now();
  for (let n = 0; n < burst; n += 50) {
    await app.client.send(Array.from({ length: 50 }, (_, i) => ({ name: 'bench/run', data: { n: n + i } })));
  }
  await Promise.all(all);
  const rate = burst / ((performance.now() - start) / 1000);
  row(`three steps, ${burst} events`, `${rate.toFixed(0)} runs/s`, {
    words: '250 runs/s',
    isMet: rate >= 250,
  });

  server.kill('SIGTERM');
  await once(server, 'exit');
  await app.stop();
  await postgres.stop();
}

await main();
