import { createContext } from '@/server/context';
import { env } from '@/server/env';
import { DomainError } from '@/server/errors';
import { plugInLab } from '@/server/lab/plug-in-lab';
import { functions } from '@/server/pipeline';
import { provideFunctions } from '@/server/registration/served-functions';
import { wordsOf } from '../start/cannot-start';
import { examine } from './examine';
import { healPurchase } from './heal-purchase';
import { reportPurchase } from './report-purchase';

// The doctor on the command line:
//   npm run doctor                                  the whole system in ten lines; exit code 1 when something is wrong
//   npm run doctor -- P-10042                       the root-cause report of one purchase, as Markdown
//   npm run doctor -- P-10042 --apply               carries the recommended remedy out
//   npm run doctor -- P-10042 --apply --remedy=run-now --reason="The disk is full"

async function run(words: string[]): Promise<boolean> {
  const ctx = createContext({ kind: 'system', job: 'doctor' });
  const reference = words.find((word) => !word.startsWith('--'));
  const option = (name: string) =>
    words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  if (!reference) {
    const lines = await examine(ctx);
    for (const { isWell, isWarning, text } of lines)
      console.log(`${!isWell ? 'BAD ' : isWarning ? 'warn' : 'ok  '} ${text}`);
    return lines.every(({ isWell }) => isWell);
  }
  if (words.includes('--apply')) {
    console.log(await healPurchase(ctx, { reference, remedy: option('remedy'), reason: option('reason') }));
    return true;
  }
  const { markdown, isWell } = await reportPurchase(ctx, { reference });
  console.log(markdown);
  return isWell;
}

provideFunctions(functions);
if (env.LAB) plugInLab();

run(process.argv.slice(2)).then(
  (isWell) => process.exit(isWell ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof DomainError ? error.message : `The doctor failed: ${wordsOf(error)}.`);
    process.exit(1);
  },
);
