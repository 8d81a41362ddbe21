import './start/load-env-file';
import { wordsOf } from './start/cannot-start';
import { runBeside } from './start/run-beside';

// `npm run admin`: who may open the console of the Caravan that runs here, and which accounts are closed. See admin/main.ts.

try {
  process.exitCode = await runBeside('server/cli/admin/main.ts', process.argv.slice(2));
} catch (error) {
  console.error(`Accounts cannot be changed: ${wordsOf(error)}.`);
  process.exitCode = 1;
}
