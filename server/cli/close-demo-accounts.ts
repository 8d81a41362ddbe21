import './process/load-env-file';
import { createContext } from '@/server/core/context';
import { db } from '@/server/core/db';
import { env } from '@/server/core/env';
import { closeDemoAccounts } from '@/server/people/team/close-demo-accounts';
import { wordsOf } from './process/cannot-start';

// `npm run close-demo-accounts`: for a trial's database, with the demo school in it, that is to become a real one.

try {
  if (!env.DATABASE_URL) throw new Error('DATABASE_URL is missing');
  const closed = await closeDemoAccounts(createContext({ kind: 'system', job: 'close-demo-accounts' }));
  console.log(closed.length ? `Closed ${closed.join(', ')}.` : 'No demo account was open.');
} catch (error) {
  console.error(`The demo accounts cannot be closed: ${wordsOf(error)}.`);
  process.exitCode = 1;
} finally {
  await db.$disconnect();
}
