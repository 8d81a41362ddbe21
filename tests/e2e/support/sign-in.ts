import type { BrowserContext } from '@playwright/test';
import { demoAccounts } from '@/prisma/seed/demo-accounts';

export type DemoRole = (typeof demoAccounts)[number]['role'];

type Cookies = Parameters<BrowserContext['addCookies']>[0];

// A session a role for some minutes: signing in is limited, as it should be, and counts as a confirmation for ten minutes.
const sessions = new Map<string, { cookies: Cookies; since: number }>();
const keptForMs = 4 * 60_000;

/** Signs a browser context in as the demo account of a role, without the page for it. `isNew`: with a new session. */
export async function signInAs(
  context: BrowserContext,
  role: DemoRole,
  baseURL: string,
  { isNew = false } = {},
): Promise<void> {
  const known = sessions.get(`${baseURL} ${role}`);
  if (!isNew && known && Date.now() - known.since < keptForMs) return context.addCookies(known.cookies);
  const account = demoAccounts.find((candidate) => candidate.role === role);
  if (!account) throw new Error(`There is no demo account of role ${role}.`);
  const response = await context.request.post(`${baseURL}/api/auth/sign-in/email`, {
    data: { email: account.email, password: account.password },
    headers: { origin: baseURL },
  });
  if (!response.ok()) throw new Error(`Signing in as ${role} was answered with ${response.status()}.`);
  if (!isNew) sessions.set(`${baseURL} ${role}`, { cookies: await context.cookies(), since: Date.now() });
}
