import './start/load-env-file';
import { wordsOf } from './start/cannot-start';
import { runBeside } from './start/run-beside';

// `npm run lab`: breaks a purchase of the Caravan that runs here, on purpose. See lab/main.ts.

try {
  process.exitCode = await runBeside('server/cli/lab/main.ts', process.argv.slice(2));
} catch (error) {
  console.error(`The lab cannot begin: ${wordsOf(error)}.`);
  process.exitCode = 1;
}
