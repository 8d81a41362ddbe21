import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { env } from '@/server/core/env';
import { projectRoot } from '../process/project-root';
import type { Plan } from './plan';

const accountsFile = path.join(projectRoot, 'prisma', 'seed', 'demo-accounts.ts');
const accountsSchema = z.object({
  demoAccounts: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
});

/** The logs of what this start runs, as it is found from here. The app in development writes to the terminal. */
function logsOf(plan: Plan): string {
  const folder = path.join(plan.dataDir, 'run');
  const inside = path.relative(process.cwd(), folder);
  const run = inside.startsWith('..') ? folder : inside;
  const names = [
    ...(plan.isDevelopment ? [] : ['app.log']),
    ...(plan.inngest === 'given' ? [] : ['inngest.log']),
  ];
  if (names.length === 0) return 'this terminal';
  return names.map((name) => path.join(run, name)).join(' and ');
}

/** Prints where to click, and who to be: the last that the start says. */
export async function announce(plan: Plan): Promise<void> {
  console.log(`\n  Caravan is ready: ${env.APP_URL}\n`);
  if (plan.hasDemoSchool && existsSync(accountsFile)) {
    const { demoAccounts } = accountsSchema.parse(await import(pathToFileURL(accountsFile).href));
    const width = (key: 'role' | 'email') => Math.max(...demoAccounts.map((account) => account[key].length));
    for (const { role, email, password } of demoAccounts)
      console.log(`  ${role.padEnd(width('role'))}  ${email.padEnd(width('email'))}  ${password}`);
    console.log();
  }
  console.log(`  Its parts write to ${logsOf(plan)}. Ctrl-C stops it.\n`);
}
