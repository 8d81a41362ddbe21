import { describeError } from '@/server/core/describe-error';
import { env } from '@/server/core/env';
import { serveOrigin } from '@/server/core/http/serve-origin';
import { startInngestServer } from '@/server/embedded/inngest/start-inngest-server';
import { refreshRegistration } from '@/server/lab/arming/refresh-registration';
import { nameOf } from '@/server/lab/matrix/name-of';
import { namesWithoutInngest, runWithoutInngest } from '@/server/lab/matrix/run-without-inngest';
import { watchHealthy } from '@/server/lab/matrix/watch-healthy';
import { plugInLab } from '@/server/lab/plugs/plug-in-lab';
import { inngestUrl } from '@/server/process/inngest/ask-inngest';
import { publishAfterCommit } from '@/server/process/outbox/publish-after-commit';
import { withdrawFunctions } from '@/server/process/registration/withdraw-functions';
import { CannotStart } from '../process/cannot-start';
import { printTable, type Row } from './print-table';
import { readRequest } from './read-request';
import { runCells } from './run-cells';
import { serveApp } from './serve-app';

// The matrix itself, in the environment that run-matrix.ts made for it: main.ts own|given [FAULT [STAGE]] [--force]

const [whose, ...args] = process.argv.slice(2);
const isOwn = whose === 'own';
const withdrawPatienceMs = 10_000;
let isRegistered = false;

const tell = console.error;
// What the SDK says of each fault, with its stack, is what the lab makes happen.
console.error = () => undefined;

async function run(): Promise<number> {
  plugInLab();
  publishAfterCommit({ isAwaited: true });
  const { cells } = readRequest(args);
  const inngest = isOwn ? await startOwnInngest() : null;
  await serveApp(env.PORT, isOwn || !env.INNGEST_SERVE_ORIGIN ? '127.0.0.1' : undefined);
  await register();
  console.log(
    `  Inngest: ${isOwn ? 'the embedded server' : inngestUrl()}. It reaches the app at ${serveOrigin}.`,
  );
  await requireHealthy();

  const rows = await runCells(cells);
  if (args.every((arg) => arg.startsWith('--'))) rows.push(await stopInngest(inngest));
  console.log(`\n${printTable(rows)}\n`);
  const wrong = rows.filter(({ isOk }) => isOk === false).length;
  const right = rows.filter(({ isOk }) => isOk).length;
  console.log(`  ${right} of ${right + wrong} right.`);
  return wrong > 0 ? 1 : 0;
}

const startOwnInngest = () =>
  startInngestServer({
    databaseUrl: env.DATABASE_URL ?? '',
    port: Number(new URL(inngestUrl()).port),
    appUrls: [],
    signingKey: env.INNGEST_SIGNING_KEY ?? '',
    eventKey: env.INNGEST_EVENT_KEY ?? '',
    retryDelaysMs: [20],
  });

async function register(): Promise<void> {
  isRegistered = !isOwn;
  await refreshRegistration().catch((error: unknown) => {
    throw new CannotStart(`Inngest did not take the app at ${serveOrigin} (${describeError(error)})`);
  });
}

/** Nothing can be learned from faults where a purchase without one does not get through. */
async function requireHealthy(): Promise<void> {
  console.log('  A purchase with nothing broken first …');
  const verdict = await watchHealthy();
  if (verdict.state !== 'booked')
    throw new CannotStart(
      `a purchase with nothing broken stopped: ${nameOf(verdict)}. Can Inngest reach the app at ${serveOrigin}`,
    );
}

async function stopInngest(own: { stop(): Promise<void> } | null): Promise<Row> {
  const row = { fault: 'inngest-stopped', stage: 'all', expected: 'EVENT_NOT_PUBLISHED' };
  if (!own) return { ...row, verdict: '', isOk: null, problems: ['This Inngest is not ours to stop.'] };
  await own.stop();
  const named = await runWithoutInngest();
  const isOk = named.join() === namesWithoutInngest.join();
  const verdict = named[0]?.split(' ')[0] ?? '';
  return { ...row, verdict, isOk, problems: isOk ? [] : [`Named: ${named.join(', ')}.`] };
}

let isEnding = false;
async function end(code: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  if (isRegistered) {
    const byHand = `take the functions of this app out of the Inngest at ${inngestUrl()} by hand`;
    await withdrawFunctions(withdrawPatienceMs).catch((error: unknown) =>
      tell(`  ${describeError(error)}: ${byHand}.`),
    );
  }
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(130));
process.on('disconnect', () => void end(130)); // who started us is gone
process.stdout.on('error', () => undefined);

run().then(end, (error: unknown) => {
  if (!isEnding) tell(`The lab cannot go on: ${describeError(error)}.`);
  return end(1);
});
