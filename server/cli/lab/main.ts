import { createContext } from '@/server/core/context';
import { env } from '@/server/core/env';
import { PreconditionError } from '@/server/core/errors';
import { findArmed } from '@/server/lab/arming/armed-faults';
import { breakPurchase } from '@/server/lab/break-purchase';
import { faultNamed, faults } from '@/server/lab/faults';
import { plugInLab } from '@/server/lab/plugs/plug-in-lab';
import { undoFaults } from '@/server/lab/undo-faults';
import { publishAfterCommit } from '@/server/process/outbox/publish-after-commit';
import type { StageId } from '@/server/process/stages/stages';
import { describeFailure } from '../arguments/describe-failure';
import { readRequest } from './read-request';

// The fault lab on the command line:
//   npm run lab                          what there is, and what is broken now
//   npm run lab -- NAME [STAGE]          buys a course and breaks the purchase
//   npm run lab -- undo [NAME]           repairs what was broken
//   npm run lab -- matrix                every fault at every stage, apart from what runs here: see ../matrix

const ctx = () => createContext({ kind: 'system', job: 'lab' });

async function list(): Promise<void> {
  const width = Math.max(...faults.map(({ name }) => name.length));
  for (const { name, stages, cause, title } of faults)
    console.log(`  ${name.padEnd(width)}  ${title}. ${cause ?? 'No cause'}, at ${stages.join(', ')}.`);
  const armed = await findArmed(ctx().db);
  console.log(`\n  npm run lab -- NAME [STAGE]    npm run lab -- undo [NAME]    npm run lab -- matrix\n`);
  console.log(
    armed.length
      ? `  Broken now: ${armed.map(({ name, stage }) => `${name} at ${stage}`).join(', ')}.\n`
      : '  Nothing is broken now.\n',
  );
}

async function make(name: string, stage: StageId | undefined): Promise<void> {
  const made = await breakPurchase(ctx(), { name, stage }, 300_000);
  console.log(`  P-${made.number}: ${made.describe}`);
  if (made.isLate) console.log(`  It stopped at "${made.stage}". Its deadline was moved to now.`);
  console.log(`  ${env.APP_URL}/admin/purchases/${made.purchaseId}`);
  const undo = `npm run lab -- undo ${name}`;
  const isRepairedFirst = faultNamed(name)?.isRepairedFirst;
  console.log(isRepairedFirst ? `  Repair it (${undo}), then apply the remedy.` : `  Undo: ${undo}`);
}

async function run(args: string[]): Promise<void> {
  const request = readRequest(args);
  if (!env.LAB) throw new PreconditionError('lab.off', 'The lab is off here: start Caravan with LAB=1.');
  plugInLab();
  publishAfterCommit({ isAwaited: true });
  if (request.command === 'list') return list();
  if (request.command === 'break') return make(request.name, request.stage);
  const undone = await undoFaults(ctx(), { name: request.name });
  console.log(undone.length ? `  Repaired: ${undone.join(', ')}.` : '  Nothing was broken.');
}

run(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    const { line, exitCode } = describeFailure(error, 'The lab failed');
    console.error(line);
    process.exit(exitCode);
  },
);
