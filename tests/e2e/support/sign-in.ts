import type { BrowserContext } from '@playwright/test';
import { demoAccounts } from '@/prisma/seed/demo-accounts';

export type DemoRole = (typeof demoAccounts)[number]['role'];

type Cookies = Parameters<BrowserContext['addCookies']>[0];

// A session a role for the whole run: signing in is limited, as it should be.
const sessions = new Map<string, Cookies>();

/** Signs a browser context in as the demo account of a role, without the page for it. */
export async function signInAs(context: BrowserContext, role: DemoRole, baseURL: string): Promise<void> {
  const known = sessions.get(`${baseURL} ${role}`);
  if (known) return context.addCookies(known);
  const account = demoAccounts.find((candidate) => candidate.role === role);
  if (!account) throw new Error(`There is no demo account of role ${role}.`);
  const response = await context.request.post(`${baseURL}/api/auth/sign-in/email`, {
    data: { email: account.email, password: account.password },
    headers: { origin: baseURL },
  });
  if (!response.ok()) throw new Error(`Signing in as ${role} was answered with ${response.status()}.`);
  sessions.set(`${baseURL} ${role}`, await context.cookies());
}
