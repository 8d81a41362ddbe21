import { createContext } from '@/server/core/context';
import { env } from '@/server/core/env';
import { functions } from '@/server/functions';
import { plugInLab } from '@/server/lab/plugs/plug-in-lab';
import { provideFunctions } from '@/server/process/deployment/served-functions';
import { publishAfterCommit } from '@/server/process/outbox/publish-after-commit';
import { describeFailure } from '../arguments/describe-failure';
import { examine } from './examine';
import { healPurchase } from './heal-purchase';
import { readRequest } from './read-request';
import { reportPurchase } from './report-purchase';

// The doctor on the command line:
//   npm run doctor                                  the whole system in ten lines; exit code 1 when something is wrong
//   npm run doctor -- P-10042                       the root-cause report of one purchase, as Markdown
//   npm run doctor -- P-10042 --apply               carries the recommended remedy out
//   npm run doctor -- P-10042 --apply --remedy=run-now --reason="The disk is full"
// Exit code 2: what was asked for is not understood or not there.

async function run(args: string[]): Promise<boolean> {
  const { reference, isApplied, ...wanted } = readRequest(args);
  const ctx = createContext({ kind: 'system', job: 'doctor' });
  if (reference === null) {
    const lines = await examine(ctx);
    for (const { isWell, isWarning, text } of lines)
      console.log(`${!isWell ? 'BAD ' : isWarning ? 'warn' : 'ok  '} ${text}`);
    return lines.every(({ isWell }) => isWell);
  }
  if (isApplied) {
    console.log(await healPurchase(ctx, { reference, ...wanted }));
    return true;
  }
  const { markdown, isWell } = await reportPurchase(ctx, { reference });
  console.log(markdown);
  return isWell;
}

provideFunctions(functions);
publishAfterCommit({ isAwaited: true });
if (env.LAB) plugInLab();

run(process.argv.slice(2)).then(
  (isWell) => process.exit(isWell ? 0 : 1),
  (error: unknown) => {
    const { line, exitCode } = describeFailure(error, 'The doctor failed');
    console.error(line);
    process.exit(exitCode);
  },
);
