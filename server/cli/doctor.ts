import './process/load-env-file';
import { runBeside } from './beside/run-beside';
import { wordsOf } from './process/cannot-start';

// `npm run doctor`: how the Caravan that runs here is, or why one purchase is stuck. See doctor/main.ts.

try {
  process.exitCode = await runBeside('server/cli/doctor/main.ts', process.argv.slice(2));
} catch (error) {
  console.error(`The doctor cannot begin: ${wordsOf(error)}.`);
  process.exitCode = 1;
}
