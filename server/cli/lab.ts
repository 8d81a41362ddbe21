import './process/load-env-file';
import { describeFailure } from './arguments/describe-failure';
import { runBeside } from './beside/run-beside';
import { runMatrix } from './matrix/run-matrix';

// `npm run lab`: breaks a purchase of the Caravan that runs here, on purpose. See lab/main.ts.
// `npm run lab -- matrix`: breaks one for every fault and stage, apart from it. See matrix/run-matrix.ts.

const [command, ...rest] = process.argv.slice(2);

try {
  process.exitCode =
    command === 'matrix'
      ? await runMatrix(rest)
      : await runBeside('server/cli/lab/main.ts', process.argv.slice(2));
} catch (error) {
  const { line, exitCode } = describeFailure(error, 'The lab cannot begin');
  console.error(line);
  process.exitCode = exitCode;
}
