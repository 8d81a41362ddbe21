import './process/load-env-file';
import { wordsOf } from './process/cannot-start';
import { Fleet } from './processes/fleet';
import { makePlan } from './start/plan';
import { run } from './start/run';

// `npm start` and, with --dev, `npm run dev`: everything Caravan needs, in one command. See start/run.ts.

// npm passes on the Ctrl-C that the terminal has sent us already: what follows this closely is the same one.
const sameKeyPressMs = 1000;

const fleet = new Fleet(new AbortController(), (message) => console.log(`  ${message}`));
let askedAt = 0;

function onSignal(): void {
  if (!askedAt) {
    askedAt = Date.now();
    fleet.say('Stopping … (again to force)');
    fleet.stopping.abort();
  } else if (Date.now() - askedAt > sameKeyPressMs) {
    fleet.kill();
    process.exit(130);
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
stopWithParent(process.ppid);
process.stdout.on('error', () => undefined); // the terminal is gone; what runs goes on until it is stopped

try {
  await run(makePlan(process.argv.slice(2)), fleet);
} catch (error) {
  console.error(`Caravan cannot start: ${wordsOf(error)}.`.replace(/\n\.$/, ''));
  process.exitCode = 1;
}
process.exit();

// A SIGTERM to npm ends the shell between npm and us, and never arrives here.
function stopWithParent(parent: number): void {
  const watch = setInterval(() => process.ppid !== parent && onSignal(), 500);
  fleet.stopping.signal.addEventListener('abort', () => clearInterval(watch));
}
