import './process/load-env-file';
import { runBeside } from './beside/run-beside';
import { wordsOf } from './process/cannot-start';

// `npm run admin`: who may open the console of the Caravan that runs here, and which accounts are closed. See admin/main.ts.

try {
  process.exitCode = await runBeside('server/cli/admin/main.ts', process.argv.slice(2));
} catch (error) {
  console.error(`Accounts cannot be changed: ${wordsOf(error)}.`);
  process.exitCode = 1;
}
